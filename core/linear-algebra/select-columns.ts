import type { GramBlock } from './gram-block.ts';

/** The block of some of the columns, in the order given. O(positions^2). */
export function selectColumns({ n, mean, comoment, min, max }: GramBlock, positions: Int32Array): GramBlock {
  const width = mean.length;
  const q = positions.length;
  const selected = new Float64Array(q * q);
  for (let a = 0; a < q; a++) {
    const row = positions[a]! * width;
    for (let b = 0; b < q; b++) selected[a * q + b] = comoment[row + positions[b]!]!;
  }
  const pick = (values: Float64Array) => Float64Array.from(positions, (at) => values[at]!);
  return { n, mean: pick(mean), comoment: selected, min: pick(min), max: pick(max) };
}
