/** Larger stretches are narrowed down by a sample first. */
const MAX_UNSAMPLED = 600;

export interface Stretch {
  readonly place: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Puts the value that belongs at `place` there, none greater before it and none smaller after it, within
 * `values[left..right]`. Always the same for the same values. O(right - left) on average.
 * Source: Floyd and Rivest, "Algorithm 489: the algorithm SELECT", Communications of the ACM 18, 1975.
 */
export function partAt(values: Float64Array, stretch: Stretch): void {
  const { place } = stretch;
  let { left, right } = stretch;
  while (right > left) {
    if (right - left > MAX_UNSAMPLED) partAt(values, sampleAround({ place, left, right }));
    const pivot = values[place]!;
    swap(values, left, place);
    if (values[right]! > pivot) swap(values, left, right);
    let low = left;
    let high = right;
    while (low < high) {
      swap(values, low++, high--);
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
    }
    if (values[left] === pivot) swap(values, left, high);
    else swap(values, ++high, right);
    if (high <= place) left = high + 1;
    if (place <= high) right = high - 1;
  }
}

/** A part of the stretch whose value at `place` is a good pivot: it lies close to the wanted one. */
function sampleAround({ place, left, right }: Stretch): Stretch {
  const n = right - left + 1;
  const rank = place - left + 1;
  const logN = Math.log(n);
  const size = 0.5 * Math.exp((2 * logN) / 3);
  const margin = 0.5 * Math.sqrt((logN * size * (n - size)) / n) * (rank < n / 2 ? -1 : 1);
  return {
    place,
    left: Math.max(left, Math.floor(place - (rank * size) / n + margin)),
    right: Math.min(right, Math.floor(place + ((n - rank) * size) / n + margin)),
  };
}

function swap(values: Float64Array, a: number, b: number): void {
  const value = values[a]!;
  values[a] = values[b]!;
  values[b] = value;
}
