import type { NumericFeature } from '../contracts/recipe.ts';

/** Why a feature never holds this value once outliers are treated; `undefined` where it may. Gaps are filled after that. */
export function treatedContradiction(
  { outliers, normalize }: NumericFeature,
  value: number,
): string | undefined {
  if (normalize.method === 'log1p' && value <= -1) return 'has no logarithm';
  if (outliers === null || (outliers.action !== 'clip' && outliers.action !== 'null')) return undefined;
  const { low, high } = outliers;
  return value < low || value > high ? `lies outside its bounds, ${low} and ${high}` : undefined;
}
