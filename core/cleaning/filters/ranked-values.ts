import { sortNumbers } from '../../table/sort-numbers.ts';

/**
 * The values of a window in ascending order, as counts over the ranks of all values of the series (a Fenwick tree).
 * O(log n) for each insertion, removal and look-up, however long the window; O(n) to begin with.
 * Source: Fenwick, "A new data structure for cumulative frequency tables", Software: Practice and Experience 24, 1994.
 */
export class RankedValues {
  /** All known values of the series, ascending. */
  readonly #ascending: Float64Array;
  /** From 1, by row; 0 for a gap. */
  readonly #ranks: Int32Array;
  readonly #counts: Int32Array;
  /** The greatest power of two among the ranks. */
  readonly #top: number;
  size = 0;

  constructor(values: Float64Array) {
    const ascending = new Float64Array(values.length);
    const rows = new Int32Array(values.length);
    let n = 0;
    for (let row = 0; row < values.length; row++) {
      if (Number.isNaN(values[row])) continue;
      ascending[n] = values[row]!;
      rows[n++] = row;
    }
    this.#ascending = ascending.subarray(0, n);
    const ordered = rows.subarray(0, n);
    sortNumbers(this.#ascending, ordered);
    this.#ranks = new Int32Array(values.length);
    for (let rank = 1; rank <= n; rank++) this.#ranks[ordered[rank - 1]!] = rank;
    this.#counts = new Int32Array(n + 1);
    this.#top = n === 0 ? 0 : 2 ** Math.floor(Math.log2(n));
  }

  at(place: number): number {
    const counts = this.#counts;
    let rank = 0;
    let left = place;
    for (let step = this.#top; step > 0; step >>= 1) {
      const next = rank + step;
      if (next >= counts.length || counts[next]! > left) continue;
      rank = next;
      left -= counts[next]!;
    }
    return this.#ascending[rank]!;
  }

  insert(row: number): void {
    this.#add(row, 1);
  }

  remove(row: number): void {
    this.#add(row, -1);
  }

  replace(oldRow: number, newRow: number): void {
    this.#add(oldRow, -1);
    this.#add(newRow, 1);
  }

  #add(row: number, change: 1 | -1): void {
    const counts = this.#counts;
    this.size += change;
    for (let rank = this.#ranks[row]!; rank < counts.length; rank += rank & -rank) counts[rank]! += change;
  }
}
