import { meanOf } from '../linear-algebra/mean.ts';

interface SquaredSums {
  readonly n: number;
  readonly squaredError: number;
  /** Sum of squared deviations of the truth from its mean; exactly 0 for a constant truth. */
  readonly variation: number;
}

interface ErrorSums extends SquaredSums {
  readonly absoluteError: number;
}

/** Scores that are functions of `ErrorSums`. */
export const SUM_SCORERS = ['rmse', 'mse', 'r2', 'mae'] as const;
export type SumScorerName = (typeof SUM_SCORERS)[number];

export function isSumScorer(name: string): name is SumScorerName {
  return (SUM_SCORERS as readonly string[]).includes(name);
}

/** The score that sums over the samples come down to. O(1). */
export function scoreFromSums(name: SumScorerName, sums: ErrorSums): number {
  if (name === 'r2') return r2Of(sums);
  if (name === 'mae') return sums.absoluteError / sums.n;
  const meanSquare = sums.squaredError / sums.n;
  return name === 'mse' ? meanSquare : Math.sqrt(meanSquare);
}

/** Share of the variation explained. For a constant truth 1 if perfect, else 0; below 2 samples not defined. */
export function r2Of({ n, squaredError, variation }: SquaredSums): number {
  if (n < 2) return Number.NaN;
  if (variation === 0) return squaredError === 0 ? 1 : 0;
  return 1 - squaredError / variation;
}

/**
 * The sum of squared deviations from the mean. The rounded mean of equal values may differ from them, so that constancy is
 * looked at first. O(n).
 */
export function variationOf(y: Float64Array): number {
  if (y.every((value) => value === y[0])) return 0;
  const mean = meanOf(y);
  return y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
