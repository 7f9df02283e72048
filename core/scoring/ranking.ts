import { sortNumbers } from '../table/sort-numbers.ts';
import { countClasses, probabilitiesOf } from './check-rows.ts';
import type { ScoredRows } from './scorer.ts';

/** Rows by the falling probability of one class, of a score that looks at nothing but this order. `(n,)` each. */
export interface Ranking {
  readonly rows: Int32Array;
  /** 1 where the row is of the class. */
  readonly isPositive: Uint8Array;
  /** 1 for the last of rows that have one probability: no threshold comes between them. */
  readonly isLastOfTie: Uint8Array;
}

/**
 * A ranking for each class against all others, of two classes only for the last, the positive one; `null` where a probability is
 * no number. O(n) a class, by a radix sort.
 * @throws DataRefusedError without probabilities
 */
export function rankClasses(rows: ScoredRows): Ranking[] | null {
  const nClasses = countClasses(rows);
  const probabilities = probabilitiesOf(rows);
  if (probabilities.some(Number.isNaN)) return null;
  const ranked = nClasses === 2 ? [1] : Array.from({ length: nClasses }, (_, index) => index);
  return ranked.map((index) => rankClass(rows.yTrue, { probabilities, nClasses, index }));
}

interface ClassColumn {
  readonly probabilities: Float64Array;
  readonly nClasses: number;
  readonly index: number;
}

function rankClass(yTrue: Float64Array, { probabilities, nClasses, index }: ClassColumn): Ranking {
  const n = yTrue.length;
  // Sorting goes upwards.
  const falling = new Float64Array(n);
  const rows = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    falling[row] = -probabilities[row * nClasses + index]!;
    rows[row] = row;
  }
  sortNumbers(falling, rows);
  const isPositive = new Uint8Array(n);
  const isLastOfTie = new Uint8Array(n);
  for (let place = 0; place < n; place++) {
    isPositive[place] = yTrue[rows[place]!] === index ? 1 : 0;
    isLastOfTie[place] = falling[place] === falling[place + 1] ? 0 : 1;
  }
  return { rows, isPositive, isLastOfTie };
}
