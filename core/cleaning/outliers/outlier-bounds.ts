import type { CleanSection } from '../../contracts/config/clean-section.ts';
import type { OutlierBounds } from '../../contracts/recipe.ts';
import { isConstant } from '../normalize-statistics.ts';
import type { TrainingSample } from '../training-sample.ts';

/** Why a rule passes a column over. */
export type PassedOver = 'boolean' | 'fewValues' | 'noSpread';

const DEFAULT_FACTOR = { iqr: 1.5, zScore: 3, mad: 3 } as const;

/** What the median distance from the median of normal values is multiplied by to estimate their standard deviation. */
const MAD_TO_SD = 1.4826;

type Rule = CleanSection['outliers'];
type Method = OutlierBounds['method'];

/**
 * The bounds that a rule draws around the values of the training rows: Tukey's fences by linear-interpolated quartiles
 * (`iqr`), the mean and population standard deviation (`zScore`), or the median and the scaled median distance from it
 * (`mad`). A value on a bound is no outlier. O(n).
 */
export function outlierBounds(sample: TrainingSample, rule: Rule): OutlierBounds | PassedOver | null {
  const { method, action } = rule;
  if (method === 'none') return null;
  if (sample.hasFewValues()) return 'fewValues';
  const factor = rule.factor ?? DEFAULT_FACTOR[method];
  const limits = LIMITS[method](sample, factor);
  return limits === null ? 'noSpread' : { method, action, low: limits[0], high: limits[1] };
}

type Limits = readonly [low: number, high: number];

const LIMITS: { readonly [method in Method]: (sample: TrainingSample, factor: number) => Limits | null } = {
  iqr(sample, factor) {
    // The median is found in the same passes, and is what gaps are mostly filled with.
    const [q25, , q75] = sample.quantiles([0.25, 0.5, 0.75]) as [number, number, number];
    const reach = factor * (q75 - q25);
    return reach === 0 ? null : [q25 - reach, q75 + reach];
  },
  zScore(sample, factor) {
    const moments = sample.moments();
    if (isConstant(moments)) return null;
    const reach = factor * Math.sqrt(moments.m2 / moments.n);
    return [moments.mean - reach, moments.mean + reach];
  },
  mad(sample, factor) {
    const median = sample.quantiles([0.5])[0]!;
    const reach = factor * MAD_TO_SD * sample.distancesFrom(median).quantiles([0.5])[0]!;
    return reach === 0 ? null : [median - reach, median + reach];
  },
};
