import { orderStatistics } from '../cleaning/order-statistics.ts';
import { quantileOf } from '../cleaning/quantile.ts';
import type { ValueOrder } from '../cleaning/value-order.ts';
import { approximateValueAt, type NumberSummary } from './number-summary.ts';

export interface Quartiles {
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
}

const SHARES = [0.25, 0.5, 0.75] as const;

/** The values at the places that quartiles are interpolated between. */
export type PlacedValues = Pick<ValueOrder, 'places' | 'values'>;

/** Of n >= 1 values. */
export function quartilesOf(n: number, { places, values }: PlacedValues): Quartiles {
  return quartilesBy(n, (place) => values[places.indexOf(place)]!);
}

/** Linear-interpolated, as pandas', of n >= 1 values of which one is known by its place in their order. */
function quartilesBy(n: number, valueAt: (place: number) => number): Quartiles {
  const [q25, q50, q75] = SHARES.map((share) => quantileOf(n, share, valueAt));
  return { q25: q25!, q50: q50!, q75: q75! };
}

/** The quartiles as near as a summary knows them: see `approximateValueAt`. O(buckets) */
export function approximateQuartiles(summary: NumberSummary): Quartiles {
  return quartilesBy(summary.n, (place) => approximateValueAt(summary, place));
}

/** A part of the values in order, with the places of the quartiles that lie in it. */
export interface QuartilePart {
  /** Which part of those that were counted. */
  readonly part: number;
  /** How many values are in it, and how many in the parts before. */
  readonly count: number;
  readonly before: number;
  /** Ascending, of all values. */
  readonly places: number[];
}

/** The parts in which the quartiles of n values lie, which are counted by ascending parts. O(parts) */
export function quartileParts(n: number, counts: Int32Array): QuartilePart[] {
  const parts: QuartilePart[] = [];
  let part = 0;
  let before = 0;
  for (const place of quartilePlaces(n)) {
    for (; before + counts[part]! <= place; part++) before += counts[part]!;
    const last = parts.at(-1);
    if (last?.part === part) last.places.push(place);
    else parts.push({ part, count: counts[part]!, before, places: [place] });
  }
  return parts;
}

/** The values at the places of some parts, of which all values are given, in the order of the parts; -0 is 0. */
export function valuesOfParts(
  parts: readonly QuartilePart[],
  valuesOf: readonly Float64Array[],
): PlacedValues {
  const placed = parts.flatMap(({ before, places }, at) => {
    const chosen = orderStatistics(
      valuesOf[at]!,
      places.map((place) => place - before),
    );
    return places.map((place, k) => ({ place, value: chosen[k]! + 0 }));
  });
  return { places: placed.map(({ place }) => place), values: placed.map(({ value }) => value) };
}

/** The places that quartiles are interpolated between, ascending. */
export function quartilePlaces(n: number): number[] {
  const places = SHARES.flatMap((share) => {
    const below = Math.floor(share * (n - 1));
    return [below, Math.min(below + 1, n - 1)];
  });
  return [...new Set(places)];
}
