import type { CleanSection } from '../../contracts/config/clean-section.ts';
import { leastSquaresPath } from '../../estimators/least-squares/least-squares-path.ts';
import type { Solver } from '../../estimators/least-squares/problem.ts';
import {
  type LeastSquaresName,
  type LeastSquaresSettings,
  leastSquaresSettings,
} from '../../estimators/least-squares/settings.ts';
import { type ColumnBase, columnBase } from './column-base.ts';
import { encodeSplits } from './encode-splits.ts';
import type { EncodedSplit } from './encoded-split.ts';
import type { LinearPredictor } from './linear-tiles.ts';
import { normalizedProblem } from './normalized-problem.ts';
import type { PathTask } from './path-task.ts';
import type { PreparedCandidate } from './prepared-candidate.ts';
import { scoreLinearFits } from './score-linear-fit.ts';
import type { ScoreSheet, SheetCell } from './score-sheet.ts';

type LeastSquaresCandidate = Pick<PreparedCandidate, 'position'> &
  LeastSquaresSettings & { readonly base: ColumnBase };

/**
 * Linear, ridge, lasso and elastic net candidates: one set of sums for all splits, and for all normalisations that are affine;
 * one factorisation for all alphas of ridge of a split and variant, and one descent from alpha to alpha of the others.
 */
export function evaluateLeastSquares(
  task: PathTask,
  prepared: readonly PreparedCandidate[],
  sheet: ScoreSheet,
): void {
  const candidates = prepared.flatMap((candidate) => withSettings(task, candidate, sheet));
  if (candidates.length === 0) return;
  const startMs = task.now?.() ?? 0;
  for (const columns of new Set(candidates.map(({ base }) => base.columns))) {
    const group = candidates.filter(({ base }) => base.columns === columns);
    const encode = encodeSplits(task, columns);
    for (const split of task.splits.keys()) {
      try {
        evaluateSplit({ task, split, encoded: encode(split), sheet }, group);
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
    return [{ position, base, ...settings }];
  } catch (error) {
    for (const split of task.splits.keys()) sheet.fail({ candidate: position, split }, error);
    return [];
  }
}

interface SplitEvaluation {
  readonly task: PathTask;
  readonly split: number;
  readonly encoded: EncodedSplit;
  readonly sheet: ScoreSheet;
}

function evaluateSplit(
  { task, split, encoded, sheet }: SplitEvaluation,
  candidates: readonly LeastSquaresCandidate[],
): void {
  const fitted: { cell: SheetCell; solver: Solver; predictor: LinearPredictor }[] = [];
  for (const members of variantsOf(candidates)) {
    const fits = fitVariant(encoded, members, task.clean.normalize);
    for (const [index, { position }] of members.entries()) {
      const cell = { candidate: position, split };
      const fit = fits instanceof Error ? fits : fits[index]!;
      if (fit instanceof Error) sheet.fail(cell, fit);
      else fitted.push({ cell, ...fit });
    }
  }
  const predictors = fitted.map(({ predictor }) => predictor);
  const scores = scoreLinearFits(encoded, task.scorers, predictors);
  for (const [index, { cell, solver }] of fitted.entries()) sheet.record(cell, scores[index]!, solver);
}

/** Candidates of one normalisation, with or without an intercept, are fitted to one problem. */
function variantsOf(candidates: readonly LeastSquaresCandidate[]): LeastSquaresCandidate[][] {
  const variants = new Map<string, LeastSquaresCandidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.base.onSums} ${candidate.fitIntercept}`;
    const members = variants.get(key);
    if (members === undefined) variants.set(key, [candidate]);
    else members.push(candidate);
  }
  return [...variants.values()];
}

/** In the order of the candidates; the error of a problem that nothing can be fitted to. */
function fitVariant(
  encoded: EncodedSplit,
  members: readonly LeastSquaresCandidate[],
  options: CleanSection['normalize'],
): Error | (Error | { solver: Solver; predictor: LinearPredictor })[] {
  try {
    const { base, fitIntercept } = members[0]!;
    const problem = normalizedProblem(encoded, { method: base.onSums, options, fitIntercept });
    return leastSquaresPath(problem)(members).map((fit) => {
      if (fit instanceof Error) return fit;
      const weights = fit.coef.map((w, j) => w * problem.scale[j]!);
      return { solver: fit.solver, predictor: { weights, base: fit.base } };
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
