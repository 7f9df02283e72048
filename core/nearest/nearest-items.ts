/**
 * The nearest of many items: a heap of at most `k` of them whose root is the farthest. Of items at one distance those
 * of lower index are nearer, so that what is kept does not depend on the order of the offers. O(log k) an offer.
 */
export class NearestItems {
  readonly #k: number;
  readonly #distances: Float64Array;
  readonly #items: Int32Array;
  size = 0;
  /** Farther items are not taken: the distance of the root when there are `k`. */
  bound = Number.POSITIVE_INFINITY;

  constructor(k: number) {
    this.#k = k;
    this.#distances = new Float64Array(k);
    this.#items = new Int32Array(k);
  }

  clear(): void {
    this.size = 0;
    this.bound = Number.POSITIVE_INFINITY;
  }

  /** What they have on average, of values by item; `undefined` where there are none. */
  meanOf(values: Float64Array): number | undefined {
    if (this.size === 0) return undefined;
    let mean = 0;
    for (let i = 0; i < this.size; i++) mean += (values[this.#items[i]!]! - mean) / (i + 1);
    return mean;
  }

  /** Writes them, the nearest first, and forgets them. O(k log k) */
  takeInOrder(distances: Float64Array, items: Int32Array): void {
    while (this.size > 0) {
      const last = --this.size;
      distances[last] = this.#distances[0]!;
      items[last] = this.#items[0]!;
      if (last > 0) this.#sinkFromRoot(this.#distances[last]!, this.#items[last]!);
    }
    this.clear();
  }

  offer(distance: number, item: number): void {
    if (this.size < this.#k) {
      this.#rise(distance, item);
      if (this.size === this.#k) this.bound = this.#distances[0]!;
    } else if (distance < this.bound || (distance === this.bound && item < this.#items[0]!)) {
      this.#sinkFromRoot(distance, item);
      this.bound = this.#distances[0]!;
    }
  }

  #rise(distance: number, item: number): void {
    let place = this.size++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#isNearer(parent, distance, item)) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#put(place, distance, item);
  }

  #sinkFromRoot(distance: number, item: number): void {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && this.#isNearer(child, this.#distances[right]!, this.#items[right]!))
        child = right;
      if (this.#isNearer(child, distance, item)) break;
      this.#move(child, place);
      place = child;
    }
    this.#put(place, distance, item);
  }

  /** Whether what lies at a place is nearer than the given item. */
  #isNearer(place: number, distance: number, item: number): boolean {
    const own = this.#distances[place]!;
    return own < distance || (own === distance && this.#items[place]! < item);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#distances[from]!, this.#items[from]!);
  }

  #put(place: number, distance: number, item: number): void {
    this.#distances[place] = distance;
    this.#items[place] = item;
  }
}
