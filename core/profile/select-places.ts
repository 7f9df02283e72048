import { sortNumbers } from '../table/sort-numbers.ts';

const N_BINS = 4096;
/** So few are sorted sooner than counted. */
const MAX_SORTED = 4096;

/**
 * The values at the given ascending places, from 0, of the ascending order of `values`, which are not `NaN` and are
 * reordered: one counting into even bins between the least and the greatest, then the same in each bin that holds a wanted
 * place. O(values) where they are spread, at worst the cost of sorting them.
 */
export function selectPlaces(values: Float64Array, places: readonly number[]): number[] {
  if (values.length <= MAX_SORTED) return picked(values.sort(), places);
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (low === high) return places.map(() => low + 0);
  const scale = (N_BINS - 1) / (high - low);
  // Too near to each other or too far apart for bins.
  if (!(scale > 0 && scale < Infinity)) return sortedAndPicked(values, places);
  const counts = new Int32Array(N_BINS);
  for (let i = 0; i < values.length; i++) counts[((values[i]! - low) * scale) | 0]!++;
  const chosen: number[] = [];
  for (let bin = 0, before = 0, at = 0; at < places.length; before += counts[bin++]!) {
    const inBin: number[] = [];
    while (at < places.length && places[at]! < before + counts[bin]!) inBin.push(places[at++]! - before);
    if (inBin.length === 0) continue;
    if (counts[bin]! > values.length / 2) return sortedAndPicked(values, places);
    chosen.push(...selectPlaces(valuesOfBin(values, { low, scale, bin, n: counts[bin]! }), inBin));
  }
  return chosen;
}

interface Bin {
  readonly low: number;
  readonly scale: number;
  readonly bin: number;
  readonly n: number;
}

function valuesOfBin(values: Float64Array, { low, scale, bin, n }: Bin): Float64Array {
  const inBin = new Float64Array(n);
  for (let i = 0, at = 0; at < n; i++)
    if ((((values[i]! - low) * scale) | 0) === bin) inBin[at++] = values[i]!;
  return inBin;
}

function sortedAndPicked(values: Float64Array, places: readonly number[]): number[] {
  sortNumbers(values);
  return picked(values, places);
}

function picked(ascending: Float64Array, places: readonly number[]): number[] {
  return places.map((place) => ascending[place]! + 0);
}
