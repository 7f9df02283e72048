import { quantileOf } from '../cleaning/quantile.ts';
import { valuesOfBuckets } from './number-buckets.ts';
import { approximateValueAt, type NumberSummary } from './number-summary.ts';
import { selectPlaces } from './select-places.ts';

export interface Quartiles {
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
}

const SHARES = [0.25, 0.5, 0.75] as const;

/**
 * The exact quartiles of the column that was summarised, which has a value: the summary says in which buckets they lie, and
 * only those are read out. Linear-interpolated, as pandas'. O(values)
 */
export function exactQuartiles(values: Float64Array, summary: NumberSummary): Quartiles {
  if (summary.distinct.depth === 0)
    return quartilesBy(summary.n, (place) => approximateValueAt(summary, place));
  if (ascends(values)) return quartilesBy(summary.n, (place) => values[place]! + 0);
  const found = valuesAt(values, summary, wantedPlaces(summary.n));
  return quartilesBy(summary.n, (place) => found.get(place)!);
}

/** The quartiles as near as a summary alone knows them: see `approximateValueAt`. O(buckets) */
export function approximateQuartiles(summary: NumberSummary): Quartiles {
  return quartilesBy(summary.n, (place) => approximateValueAt(summary, place));
}

/** Without a gap and in order, as the times of ordered rows are; anything else is told by its first values. */
function ascends(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (!(values[i - 1]! <= values[i]!)) return false;
  return true;
}

function quartilesBy(n: number, valueAt: (place: number) => number): Quartiles {
  const [q25, q50, q75] = SHARES.map((share) => quantileOf(n, share, valueAt));
  return { q25: q25!, q50: q50!, q75: q75! };
}

function wantedPlaces(n: number): number[] {
  const places = SHARES.flatMap((share) => {
    const below = Math.floor(share * (n - 1));
    return [below, Math.min(below + 1, n - 1)];
  });
  return [...new Set(places)].sort((a, b) => a - b);
}

/** The values at ascending places, by place: the buckets that hold them are read out, all in one reading. */
function valuesAt(values: Float64Array, summary: NumberSummary, places: readonly number[]) {
  const wanted = bucketsAt(summary, places);
  const found = new Map<number, number>();
  for (const [i, inBucket] of valuesOfBuckets(values, wanted).entries()) {
    const { before, places } = wanted[i]!;
    const chosen = selectPlaces(
      inBucket,
      places.map((place) => place - before),
    );
    for (const [j, place] of places.entries()) found.set(place, chosen[j]!);
  }
  return found;
}

interface BucketOfPlaces {
  readonly bucket: number;
  readonly count: number;
  /** How many values are in lower buckets. */
  readonly before: number;
  readonly places: number[];
}

function bucketsAt({ buckets: { buckets, counts } }: NumberSummary, places: readonly number[]) {
  const wanted: BucketOfPlaces[] = [];
  let at = 0;
  let before = 0;
  for (const place of places) {
    for (; before + counts[at]! <= place; at++) before += counts[at]!;
    const last = wanted.at(-1);
    if (last?.before === before) last.places.push(place);
    else wanted.push({ bucket: buckets[at]!, count: counts[at]!, before, places: [place] });
  }
  return wanted;
}
