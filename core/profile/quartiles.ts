import { quantileOf } from '../cleaning/quantile.ts';
import type { ValueOrder } from '../cleaning/value-order.ts';
import { approximateValueAt, type NumberSummary } from './number-summary.ts';

export interface Quartiles {
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
}

export const QUARTILE_SHARES = [0.25, 0.5, 0.75] as const;

/** The values at the places that quartiles are interpolated between. */
export type PlacedValues = Pick<ValueOrder, 'places' | 'values'>;

/** Of n >= 1 values. */
export function quartilesOf(n: number, { places, values }: PlacedValues): Quartiles {
  return quartilesBy(n, (place) => values[places.indexOf(place)]!);
}

/** Linear-interpolated, as pandas', of n >= 1 values of which one is known by its place in their order. */
function quartilesBy(n: number, valueAt: (place: number) => number): Quartiles {
  const [q25, q50, q75] = QUARTILE_SHARES.map((share) => quantileOf(n, share, valueAt));
  return { q25: q25!, q50: q50!, q75: q75! };
}

/** The quartiles as near as a summary knows them: see `approximateValueAt`. O(buckets) */
export function approximateQuartiles(summary: NumberSummary): Quartiles {
  return quartilesBy(summary.n, (place) => approximateValueAt(summary, place));
}

/** The places that quartiles are interpolated between, ascending. */
export function quartilePlaces(n: number): number[] {
  const places = QUARTILE_SHARES.flatMap((share) => {
    const below = Math.floor(share * (n - 1));
    return [below, Math.min(below + 1, n - 1)];
  });
  return [...new Set(places)];
}
