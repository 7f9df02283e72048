/**
 * The nearest of many donors: a heap of at most `k` of them whose root is the farthest. Of donors at one distance those
 * of lower index are nearer. O(log k) an offer.
 */
export class NearestDonors {
  readonly #k: number;
  readonly #distances: Float64Array;
  readonly #donors: Int32Array;
  size = 0;
  /** Farther donors are not taken: the distance of the root when there are `k`. */
  bound = Number.POSITIVE_INFINITY;

  constructor(k: number) {
    this.#k = k;
    this.#distances = new Float64Array(k);
    this.#donors = new Int32Array(k);
  }

  clear(): void {
    this.size = 0;
    this.bound = Number.POSITIVE_INFINITY;
  }

  /** What they have on average, of values by donor; `undefined` where there are none. */
  meanOf(values: Float64Array): number | undefined {
    if (this.size === 0) return undefined;
    let mean = 0;
    for (let i = 0; i < this.size; i++) mean += (values[this.#donors[i]!]! - mean) / (i + 1);
    return mean;
  }

  offer(distance: number, donor: number): void {
    if (this.size < this.#k) {
      this.#rise(distance, donor);
      if (this.size === this.#k) this.bound = this.#distances[0]!;
    } else if (distance < this.bound || (distance === this.bound && donor < this.#donors[0]!)) {
      this.#sinkFromRoot(distance, donor);
      this.bound = this.#distances[0]!;
    }
  }

  #rise(distance: number, donor: number): void {
    let place = this.size++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#isNearer(parent, distance, donor)) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#put(place, distance, donor);
  }

  #sinkFromRoot(distance: number, donor: number): void {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && this.#isNearer(child, this.#distances[right]!, this.#donors[right]!))
        child = right;
      if (this.#isNearer(child, distance, donor)) break;
      this.#move(child, place);
      place = child;
    }
    this.#put(place, distance, donor);
  }

  /** Whether what lies at a place is nearer than the given donor. */
  #isNearer(place: number, distance: number, donor: number): boolean {
    const own = this.#distances[place]!;
    return own < distance || (own === distance && this.#donors[place]! < donor);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#distances[from]!, this.#donors[from]!);
  }

  #put(place: number, distance: number, donor: number): void {
    this.#distances[place] = distance;
    this.#donors[place] = donor;
  }
}
