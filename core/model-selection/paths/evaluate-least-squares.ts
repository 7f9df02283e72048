import type { CleanSection } from '../../contracts/config/clean-section.ts';
import type { LeastSquaresProblem } from '../../estimators/least-squares/problem.ts';
import { type LinearFit, ridgePath } from '../../estimators/least-squares/ridge-path.ts';
import { type LeastSquaresSettings, leastSquaresSettings } from '../../estimators/least-squares/settings.ts';
import { type ColumnBase, columnBase } from './column-base.ts';
import { encodeSplits } from './encode-splits.ts';
import type { EncodedSplit } from './encoded-split.ts';
import { normalizedProblem } from './normalized-problem.ts';
import type { PathTask } from './path-task.ts';
import type { PreparedCandidate } from './prepared-candidate.ts';
import { scoreLinearFits } from './score-linear-fit.ts';
import type { ScoreSheet } from './score-sheet.ts';

type LeastSquaresCandidate = Pick<PreparedCandidate, 'position'> &
  LeastSquaresSettings & { readonly base: ColumnBase };

/**
 * Linear and ridge candidates: one set of sums for all splits, and for all normalisations that are affine; one factorisation
 * for all alphas of a split and variant.
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
    const settings = leastSquaresSettings(estimator.name === 'ridge' ? 'ridge' : 'linear', params);
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
  const variantOf = cachedVariants(encoded, task.clean.normalize);
  const fits = candidates.flatMap((candidate) => {
    const cell = { candidate: candidate.position, split };
    try {
      const { problem, fitAt } = variantOf(candidate);
      const { coef, base, solver } = fitAt(candidate.alpha);
      const weights = coef.map((w, j) => w * problem.scale[j]!);
      return [{ cell, solver, predictor: { weights, base: base + baseShift(weights, encoded) } }];
    } catch (error) {
      sheet.fail(cell, error);
      return [];
    }
  });
  const predictors = fits.map(({ predictor }) => predictor);
  const scores = scoreLinearFits(encoded, task.scorers, predictors);
  for (const [index, { cell, solver }] of fits.entries()) sheet.record(cell, scores[index]!, solver);
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
  readonly problem: LeastSquaresProblem;
  readonly fitAt: (alpha: number) => LinearFit;
}

function cachedVariants(encoded: EncodedSplit, options: CleanSection['normalize']) {
  const variants = new Map<string, Variant>();
  return ({ base: { onSums: method }, fitIntercept }: LeastSquaresCandidate): Variant => {
    const key = `${method} ${fitIntercept}`;
    let variant = variants.get(key);
    if (variant === undefined) {
      const problem = normalizedProblem(encoded, { method, options, fitIntercept });
      variant = { problem, fitAt: ridgePath(problem) };
      variants.set(key, variant);
    }
    return variant;
  };
}
