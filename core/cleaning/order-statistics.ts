import { sortNumbers } from '../table/sort-numbers.ts';
import { partAt } from './part-at.ts';

/** So many counters stay in the first-level cache. */
const N_BUCKETS = 4096;
/** Fewer values are parted sooner than counted. */
const MIN_BUCKETED = 8192;
/** For more places than these, sorting is as fast. */
const MAX_SELECTED = 32;
/** Of the values that a step may hold to be divided again: the work then adds up to at most four times the first. */
const MOST = 0.75;

/**
 * The values at the given places, ascending and from 0, of the ascending order of `values`, which have no gaps and stay as
 * they are: `(places,)`. Values are counted in even steps of their range, and only those in a step that holds a wanted place
 * are looked at again, so that several places cost hardly more than one. O(n).
 */
export function orderStatistics(values: Float64Array, places: readonly number[]): Float64Array {
  if (places.length > MAX_SELECTED) return bySorting(values, places);
  return values.length < MIN_BUCKETED ? byParting(values.slice(), places) : byBuckets(values, places);
}

function bySorting(values: Float64Array, places: readonly number[]): Float64Array {
  const ascending = values.slice();
  sortNumbers(ascending);
  return Float64Array.from(places, (place) => ascending[place]!);
}

function byParting(own: Float64Array, places: readonly number[]): Float64Array {
  const found = new Float64Array(places.length);
  let left = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    if (place >= left) partAt(own, { place, left, right: own.length - 1 });
    left = place + 1;
    found[i] = own[place]!;
  }
  return found;
}

function byBuckets(values: Float64Array, places: readonly number[]): Float64Array {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  if (min === max) return new Float64Array(places.length).fill(min);
  const scale = (N_BUCKETS - 1) / (max - min);
  // A range beyond the largest double, or of denormal numbers, has no steps.
  if (!(scale > 0 && scale < Infinity)) return byParting(values.slice(), places);
  const counts = new Int32Array(N_BUCKETS);
  for (let i = 0; i < values.length; i++) counts[((values[i]! - min) * scale) | 0]!++;
  const wanted = wantedBuckets(counts, places);
  const found = new Float64Array(places.length);
  for (const [at, inside] of gather({ values, min, scale }, wanted).entries()) {
    const { first, indices } = wanted[at]!;
    const local = indices.map((index) => places[index]! - first);
    // A step that holds most of the values, beside few far ones, is divided again as long as that leaves many behind.
    const isProgress = inside.length <= MOST * values.length;
    const selected = isProgress ? orderStatistics(inside, local) : byParting(inside, local);
    for (let i = 0; i < indices.length; i++) found[indices[i]!] = selected[i]!;
  }
  return found;
}

interface Buckets {
  readonly values: Float64Array;
  readonly min: number;
  readonly scale: number;
}

/** The values of each wanted bucket. */
function gather({ values, min, scale }: Buckets, wanted: readonly WantedBucket[]): Float64Array[] {
  // Where the next value of a bucket goes, in one array for all of them; -1 for buckets that nobody wants.
  const next = new Int32Array(N_BUCKETS).fill(-1);
  let total = 0;
  for (const { bucket, count } of wanted) {
    next[bucket] = total;
    total += count;
  }
  const gathered = new Float64Array(total);
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    const bucket = ((x - min) * scale) | 0;
    const place = next[bucket]!;
    if (place === -1) continue;
    gathered[place] = x;
    next[bucket] = place + 1;
  }
  return wanted.map(({ bucket, count }) => gathered.subarray(next[bucket]! - count, next[bucket]!));
}

interface WantedBucket {
  readonly bucket: number;
  /** The place of its lowest value. */
  readonly first: number;
  readonly count: number;
  /** Which of the places lie in it. */
  readonly indices: number[];
}

function wantedBuckets(counts: Int32Array, places: readonly number[]): WantedBucket[] {
  const wanted: WantedBucket[] = [];
  let bucket = 0;
  let first = 0;
  for (let index = 0; index < places.length; index++) {
    while (first + counts[bucket]! <= places[index]!) first += counts[bucket++]!;
    const last = wanted.at(-1);
    if (last?.bucket === bucket) last.indices.push(index);
    else wanted.push({ bucket, first, count: counts[bucket]!, indices: [index] });
  }
  return wanted;
}
