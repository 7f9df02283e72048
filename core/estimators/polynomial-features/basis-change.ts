import type { GramBlock } from '../../linear-algebra/gram-block.ts';
import type { DistinctTerms } from './distinct-terms.ts';
import type { Term } from './terms.ts';

/** `term = constant + sum of coefs[k] * (term positions[k] of the other features)` */
export interface TermInOtherFeatures {
  readonly constant: number;
  readonly positions: Int32Array;
  readonly coefs: Float64Array;
}

interface OtherFeatures {
  /** Terms of the other features; among them every product of factors of `terms`. */
  readonly others: DistinctTerms;
  /** `feature j = slope[j] * other feature j + offset[j]` */
  readonly slope: Float64Array;
  readonly offset: Float64Array;
}

/**
 * Terms of features that are each an affine function of another feature, in the terms of those others: by the binomial
 * theorem, term by term from the parent's. O(entries).
 */
export function termsInOtherFeatures(
  terms: readonly Term[],
  { others, slope, offset }: OtherFeatures,
): TermInOtherFeatures[] {
  const found: Map<number, number>[] = [];
  for (const { factors, parent } of terms) {
    const last = factors.at(-1)!;
    // The constant is at -1.
    const from = parent === -1 ? new Map([[-1, 1]]) : found[parent]!;
    const entries = new Map<number, number>();
    const add = (at: number, value: number) => {
      if (value !== 0) entries.set(at, (entries.get(at) ?? 0) + value);
    };
    for (const [at, coef] of from) {
      const product = others.find(at === -1 ? [last] : [...others.terms[at]!.factors, last])!;
      if (product !== -1) add(product, coef * slope[last]!);
      add(at, coef * offset[last]!);
    }
    found.push(entries);
  }
  return found.map((entries) => {
    const constant = entries.get(-1) ?? 0;
    entries.delete(-1);
    return {
      constant,
      positions: Int32Array.from(entries.keys()),
      coefs: Float64Array.from(entries.values()),
    };
  });
}

/**
 * By how much the sum of squares of a term may be below that of what it is made of: beyond it, it is a difference that has
 * lost digits.
 */
const MAX_LOSS = 64;

interface ChangedTerms {
  readonly changes: readonly TermInOtherFeatures[];
  /** `(changes.length,)`: one value in all rows. */
  readonly isConstant: readonly boolean[];
}

/**
 * The Gram block of terms and target from that of the terms of the other features; ranges as in `gramOfMoments`. Null where
 * rounding of the one would be seen in the other. O(entries x terms).
 */
export function changeBasis(block: GramBlock, { changes, isConstant }: ChangedTerms): GramBlock | null {
  const nOthers = block.mean.length - 1;
  const nTerms = changes.length;
  const q = nTerms + 1;
  const lengths = Float64Array.from({ length: nOthers }, (_, k) =>
    Math.sqrt(block.comoment[k * (nOthers + 1) + k]!),
  );
  const half = halfChanged(block, changes);
  const mean = new Float64Array(q);
  const comoment = new Float64Array(q * q);
  const min = new Float64Array(q).fill(Number.NEGATIVE_INFINITY);
  const max = new Float64Array(q).fill(Number.POSITIVE_INFINITY);
  for (const [i, { constant, positions, coefs }] of changes.entries()) {
    let centre = constant;
    let size = 0;
    for (let k = 0; k < positions.length; k++) {
      centre += coefs[k]! * block.mean[positions[k]!]!;
      size += Math.abs(coefs[k]!) * lengths[positions[k]!]!;
    }
    mean[i] = centre;
    // Made of nothing that varies: two features that are never both other than 0, say.
    if (isConstant[i]! || size === 0) {
      min[i] = max[i] = centre;
      continue;
    }
    for (let j = 0; j < q; j++) {
      if (j < i || (j < nTerms && isConstant[j]!)) continue;
      let sum = 0;
      for (let k = 0; k < positions.length; k++) sum += coefs[k]! * half[positions[k]! * q + j]!;
      comoment[i * q + j] = sum;
      comoment[j * q + i] = sum;
    }
    if (!(MAX_LOSS * comoment[i * q + i]! >= size * size)) return null;
  }
  mean[nTerms] = block.mean[nOthers]!;
  comoment[q * q - 1] = block.comoment.at(-1)!;
  return { n: block.n, mean, comoment, min, max };
}

/** Products of the other terms with these ones and the target, `(nOthers, nTerms + 1)` row by row. */
function halfChanged({ mean, comoment }: GramBlock, changes: readonly TermInOtherFeatures[]): Float64Array {
  const width = mean.length;
  const nOthers = width - 1;
  const q = changes.length + 1;
  const half = new Float64Array(nOthers * q);
  for (let a = 0; a < nOthers; a++) {
    for (let j = 0; j < q - 1; j++) {
      const { positions, coefs } = changes[j]!;
      let sum = 0;
      for (let k = 0; k < positions.length; k++) sum += coefs[k]! * comoment[a * width + positions[k]!]!;
      half[a * q + j] = sum;
    }
    half[a * q + q - 1] = comoment[a * width + nOthers]!;
  }
  return half;
}
