/** The values of a window in ascending order, in one array. An insertion or removal moves O(window) values, quickly. */
export class SortedValues {
  readonly #values: Float64Array;
  readonly #sorted: Float64Array;
  size = 0;

  /** `capacity`: the most values at one time. */
  constructor(values: Float64Array, capacity: number) {
    this.#values = values;
    this.#sorted = new Float64Array(capacity);
  }

  at(place: number): number {
    return this.#sorted[place]!;
  }

  insert(row: number): void {
    const sorted = this.#sorted;
    const x = this.#values[row]!;
    let place = this.size++;
    for (; place > 0 && sorted[place - 1]! > x; place--) sorted[place] = sorted[place - 1]!;
    sorted[place] = x;
  }

  remove(row: number): void {
    const sorted = this.#sorted;
    const last = this.size - 1;
    for (let place = this.#placeOf(this.#values[row]!); place < last; place++)
      sorted[place] = sorted[place + 1]!;
    this.size = last;
  }

  /** As `remove` and `insert`, in one move. */
  replace(oldRow: number, newRow: number): void {
    const sorted = this.#sorted;
    const last = this.size - 1;
    const x = this.#values[newRow]!;
    let place = this.#placeOf(this.#values[oldRow]!);
    for (; place < last && sorted[place + 1]! < x; place++) sorted[place] = sorted[place + 1]!;
    for (; place > 0 && sorted[place - 1]! > x; place--) sorted[place] = sorted[place - 1]!;
    sorted[place] = x;
  }

  /** The first place of a value that is there. */
  #placeOf(x: number): number {
    const sorted = this.#sorted;
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < x) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
