import type { CleanSection } from '../../contracts/config/clean-section.ts';
import type { LeastSquaresProblem } from '../../estimators/least-squares/problem.ts';
import { type LinearFit, ridgePath } from '../../estimators/least-squares/ridge-path.ts';
import { type LeastSquaresSettings, leastSquaresSettings } from '../../estimators/least-squares/settings.ts';
import { isExpanded } from '../../estimators/polynomial-features/expansion.ts';
import { type ColumnBase, columnBase } from './column-base.ts';
import { encodeSplits } from './encode-splits.ts';
import type { EncodedSplit } from './encoded-split.ts';
import { expandedVariants } from './expanded-variants.ts';
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
    const expansions = group.map(({ expansion }) => expansion).filter(isExpanded);
    const expand = expandedVariants(expansions, task.clean.normalize);
    for (const split of task.splits.keys()) {
      try {
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
  readonly expand: ReturnType<typeof expandedVariants>;
  readonly sheet: ScoreSheet;
}

function evaluateSplit(
  { task, split, encoded, expand, sheet }: SplitEvaluation,
  candidates: readonly LeastSquaresCandidate[],
): void {
  const variantOf = cachedVariants({ encoded, expand }, task.clean.normalize);
  const fits = candidates.flatMap((candidate) => {
    const cell = { candidate: candidate.position, split };
    try {
      const { scored, problem, fitAt } = variantOf(candidate);
      const { coef, base, solver } = fitAt(candidate.alpha);
      const predictor = { weights: coef.map((w, j) => w * problem.scale[j]!), base };
      return [{ cell, solver, scored, predictor }];
    } catch (error) {
      sheet.fail(cell, error);
      return [];
    }
  });
  for (const scored of new Set(fits.map((fit) => fit.scored))) {
    const own = fits.filter((fit) => fit.scored === scored);
    const predictors = own.map(({ predictor }) => predictor);
    const scores = scoreLinearFits(scored, task.scorers, predictors);
    for (const [index, { cell, solver }] of own.entries()) sheet.record(cell, scores[index]!, solver);
  }
}

interface Variant {
  /** The split, with the columns that the problem has. */
  readonly scored: EncodedSplit;
  readonly problem: LeastSquaresProblem;
  readonly fitAt: (alpha: number) => LinearFit;
}

function cachedVariants(
  { encoded, expand }: Pick<SplitEvaluation, 'encoded' | 'expand'>,
  options: CleanSection['normalize'],
) {
  const variants = new Map<string, Variant>();
  const variantOf = ({ base, expansion, fitIntercept }: LeastSquaresCandidate) => {
    const { onSums: method } = base;
    if (!isExpanded(expansion)) {
      return { scored: encoded, problem: normalizedProblem(encoded, { method, options, fitIntercept }) };
    }
    const { scored, problem } = expand(encoded, { method, expansion });
    return { scored, problem: problem(fitIntercept) };
  };
  return (candidate: LeastSquaresCandidate): Variant => {
    const { base, expansion, fitIntercept } = candidate;
    const key = `${base.onSums} ${fitIntercept} ${expansion.degree} ${expansion.interactionOnly}`;
    let variant = variants.get(key);
    if (variant === undefined) {
      const { scored, problem } = variantOf(candidate);
      variant = { scored, problem, fitAt: ridgePath(problem) };
      variants.set(key, variant);
    }
    return variant;
  };
}
