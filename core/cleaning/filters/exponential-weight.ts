import type { ExponentialRule } from '../../contracts/config/denoise-rule.ts';
import { durationMs } from '../../duration.ts';

/** A share for each row, or a half-life for the time between rows. */
type ExponentialWeight = { readonly alpha: number } | { readonly halfLifeMs: number };

/**
 * How fast an exponential filter follows, from whichever of `alpha`, `span` and `halfLife` its rule has: pandas'
 * `alpha = 2 / (span + 1)` and `alpha = 1 - 0.5^(1 / halfLife)`.
 */
export function exponentialWeight({ alpha, span, halfLife }: ExponentialRule): ExponentialWeight {
  if (typeof halfLife === 'string') return { halfLifeMs: durationMs(halfLife) };
  if (halfLife !== null) return { alpha: -Math.expm1(-Math.LN2 / halfLife) };
  if (span !== null) return { alpha: 2 / (span + 1) };
  // The checks of the configuration have seen to it that one of the three is there.
  return { alpha: alpha! };
}

/** Whether a filter goes by the time of the rows and not by their number. */
export function goesByTime(rule: ExponentialRule): boolean {
  return typeof rule.halfLife === 'string';
}
