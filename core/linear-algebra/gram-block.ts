/**
 * What least squares needs to know of some rows: a summary that merges with that of other rows. The target is the last of
 * the `q = nFeatures + 1` columns. Sums are taken about the mean, so that a column far from the origin loses nothing.
 */
export interface GramBlock {
  /** Rows; of rows that have weights, their sum */
  readonly n: number;
  /** `(q,)` */
  readonly mean: Float64Array;
  /** `(q, q)` row by row, symmetric: sums of products of deviations from the mean */
  readonly comoment: Float64Array;
  /** `(q,)`; `Infinity` without rows */
  readonly min: Float64Array;
  /** `(q,)`; `-Infinity` without rows */
  readonly max: Float64Array;
}

export function emptyGramBlock(q: number): GramBlock {
  return {
    n: 0,
    mean: new Float64Array(q),
    comoment: new Float64Array(q * q),
    min: new Float64Array(q).fill(Number.POSITIVE_INFINITY),
    max: new Float64Array(q).fill(Number.NEGATIVE_INFINITY),
  };
}

/**
 * The block of all rows together, merged in the given order. Blocks are only ever added: subtracting one would leave its
 * rounding errors. O(blocks x q^2).
 * Source: Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979.
 */
export function mergeGramBlocks(blocks: readonly GramBlock[], q: number): GramBlock {
  let merged = emptyGramBlock(q);
  for (const block of blocks)
    if (block.n > 0) merged = merged.n === 0 ? copyOf(block) : mergeInto(merged, block);
  return merged;
}

function copyOf({ n, mean, comoment, min, max }: GramBlock): GramBlock {
  return { n, mean: mean.slice(), comoment: comoment.slice(), min: min.slice(), max: max.slice() };
}

/** Reuses the arrays of `into`, which only `mergeGramBlocks` has seen. */
function mergeInto(into: GramBlock, block: GramBlock): GramBlock {
  const q = into.mean.length;
  const n = into.n + block.n;
  const weight = into.n * (block.n / n);
  const delta = block.mean.map((mean, j) => mean - into.mean[j]!);
  for (let i = 0; i < q; i++) {
    const factor = weight * delta[i]!;
    for (let j = 0; j < q; j++) {
      const at = i * q + j;
      into.comoment[at] = into.comoment[at]! + (block.comoment[at]! + factor * delta[j]!);
    }
    into.mean[i] = into.mean[i]! + delta[i]! * (block.n / n);
    into.min[i] = Math.min(into.min[i]!, block.min[i]!);
    into.max[i] = Math.max(into.max[i]!, block.max[i]!);
  }
  return { ...into, n };
}
