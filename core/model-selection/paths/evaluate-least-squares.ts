import type { CleanSection } from '../../contracts/config/clean-section.ts';
import { leastSquaresPath } from '../../estimators/least-squares/least-squares-path.ts';
import type { LeastSquaresProblem, Solver } from '../../estimators/least-squares/problem.ts';
import {
  type LeastSquaresName,
  type LeastSquaresSettings,
  leastSquaresSettings,
} from '../../estimators/least-squares/settings.ts';
import { isExpanded, refuseWeightedExpansion } from '../../estimators/polynomial-features/expansion.ts';
import { type ColumnBase, columnBase } from './column-base.ts';
import { encodeSplits } from './encode-splits.ts';
import type { EncodedSplit } from './encoded-split.ts';
import { expandedVariants } from './expanded-variants.ts';
import type { LinearPredictor } from './linear-tiles.ts';
import { normalizedProblem } from './normalized-problem.ts';
import type { PathTask, PathWork } from './path-task.ts';
import type { PreparedCandidate } from './prepared-candidate.ts';
import { scoreLinearFits } from './score-linear-fit.ts';
import type { ScoreSheet, SheetCell } from './score-sheet.ts';

type LeastSquaresCandidate = Pick<PreparedCandidate, 'position'> &
  LeastSquaresSettings & { readonly base: ColumnBase; readonly estimator: string };

/**
 * Linear, ridge, lasso and elastic net candidates: one set of sums for all splits, and for all normalisations that are affine;
 * one factorisation for all alphas of ridge of a split and variant, and one descent from alpha to alpha of the others.
 */
export function evaluateLeastSquares(
  task: PathWork,
  prepared: readonly PreparedCandidate[],
  sheet: ScoreSheet,
): void {
  const candidates = prepared.flatMap((candidate) => withSettings(task, candidate, sheet));
  if (candidates.length === 0) return;
  const startMs = task.now?.() ?? 0;
  for (const columns of new Set(candidates.map(({ base }) => base.columns))) {
    const group = candidates.filter(({ base }) => base.columns === columns);
    const encode = encodeSplits(task, columns);
    const expansions = group.map(({ expansion }) => expansion).filter(isExpanded);
    const expand = expandedVariants(expansions, task.clean.normalize);
    for (const split of task.splits.keys()) {
      try {
        task.checkTime();
        evaluateSplit({ task, split, encoded: encode(split), expand, sheet }, group);
      } catch (error) {
        for (const { position } of group) sheet.fail({ candidate: position, split }, error);
      }
    }
  }
  const totalMs = (task.now?.() ?? 0) - startMs;
  for (const { position } of candidates) sheet.addTime(position, totalMs / candidates.length);
}

function withSettings(
  task: PathTask,
  candidate: PreparedCandidate,
  sheet: ScoreSheet,
): LeastSquaresCandidate[] {
  const { position, normalizeMethod, estimator, params } = candidate;
  try {
    const settings = leastSquaresSettings(estimator.name as LeastSquaresName, params);
    const base = columnBase(normalizeMethod, task.clean.normalize);
    return [{ position, base, estimator: estimator.name, ...settings }];
  } catch (error) {
    for (const split of task.splits.keys()) sheet.fail({ candidate: position, split }, error);
    return [];
  }
}

interface SplitEvaluation {
  readonly task: PathWork;
  readonly split: number;
  readonly encoded: EncodedSplit;
  readonly expand: ReturnType<typeof expandedVariants>;
  readonly sheet: ScoreSheet;
}

function evaluateSplit(
  { task, split, encoded, expand, sheet }: SplitEvaluation,
  candidates: readonly LeastSquaresCandidate[],
): void {
  for (const members of variantsOf(candidates)) {
    try {
      task.checkTime();
      evaluateVariant({ task, split, encoded, expand, sheet }, members);
    } catch (error) {
      for (const { position } of members) sheet.fail({ candidate: position, split }, error);
    }
  }
}

/** Candidates that are fitted to one problem. */
function variantsOf(candidates: readonly LeastSquaresCandidate[]): LeastSquaresCandidate[][] {
  const variants = new Map<string, LeastSquaresCandidate[]>();
  for (const candidate of candidates) {
    const { base, fitIntercept, expansion } = candidate;
    const parts = [base.onSums, fitIntercept, expansion.degree, expansion.interactionOnly];
    if (isExpanded(expansion)) parts.push(isSparse(candidate));
    const key = parts.join(' ');
    const members = variants.get(key);
    if (members === undefined) variants.set(key, [candidate]);
    else members.push(candidate);
  }
  return [...variants.values()];
}

function evaluateVariant(
  { task, split, encoded, expand, sheet }: SplitEvaluation,
  members: readonly LeastSquaresCandidate[],
): void {
  const { scored, problem } = problemOf({ encoded, expand }, members[0]!, task.clean.normalize);
  const fitted: { cell: SheetCell; solver: Solver; predictor: LinearPredictor }[] = [];
  for (const [index, fit] of leastSquaresPath(problem)(members).entries()) {
    const cell = { candidate: members[index]!.position, split };
    if (fit instanceof Error) sheet.fail(cell, fit);
    else {
      const weights = fit.coef.map((w, j) => w * problem.scale[j]!);
      fitted.push({
        cell,
        solver: fit.solver,
        predictor: { weights, base: fit.base + baseShift(weights, scored) },
      });
    }
  }
  const predictors = fitted.map(({ predictor }) => predictor);
  const scores = scoreLinearFits(scored, task.scorers, predictors);
  for (const [index, { cell, solver }] of fitted.entries()) sheet.record(cell, scores[index]!, solver);
}

/** A fit is about the means of its rows as they count, a predictor about those of the training part. */
function baseShift(weights: Float64Array, { trainBlock, weighted }: EncodedSplit): number {
  if (weighted === null || weighted === undefined) return 0;
  return weights.reduce(
    (sum, weight, j) => sum + weight * (trainBlock.mean[j]! - weighted.block.mean[j]!),
    0,
  );
}

interface Variant {
  /** The split, with the columns that the problem has. */
  readonly scored: EncodedSplit;
  readonly problem: LeastSquaresProblem;
}

function problemOf(
  { encoded, expand }: Pick<SplitEvaluation, 'encoded' | 'expand'>,
  candidate: LeastSquaresCandidate,
  options: CleanSection['normalize'],
): Variant {
  const { base, expansion, fitIntercept } = candidate;
  const { onSums: method } = base;
  if (!isExpanded(expansion)) {
    return { scored: encoded, problem: normalizedProblem(encoded, { method, options, fitIntercept }) };
  }
  if (encoded.weighted) refuseWeightedExpansion(candidate.estimator);
  const { scored, problem } = expand(encoded, { method, expansion, keepsCopies: isSparse(candidate) });
  return { scored, problem: problem(fitIntercept) };
}

/** An L1 penalty shares a coefficient among equal columns otherwise than an L2 penalty. */
function isSparse({ l1Ratio }: LeastSquaresCandidate): boolean {
  return l1Ratio !== null;
}
