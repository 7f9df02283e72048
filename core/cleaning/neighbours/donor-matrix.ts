import { rowsByValue } from '../../table/rows-by-value.ts';

/** The donors that know one feature, ready to be searched for those near a row in the other features. */
export interface DonorMatrix {
  /** The other features, those of greatest variance first: their differences rule out most donors. `(nOthers,)` */
  readonly others: readonly number[];
  /** Row by row, in the order of `others`; `NaN` is a gap. `(nDonors * nOthers,)` */
  readonly cells: Float64Array;
  /** Where each is among all donors, `(nDonors,)`. */
  readonly indices: Int32Array;
  /** So many ascend by the first of `others`; the rest lack it. */
  readonly nOrdered: number;
}

/** O(nDonors log nDonors + nDonors x nFeatures). */
export function donorMatrix(donors: readonly Float64Array[], feature: number): DonorMatrix {
  const own = donors[feature]!;
  const others = byVariance(donors).filter((j) => j !== feature);
  const first = donors[others[0] ?? feature]!;
  const knowing: number[] = [];
  const lacking: number[] = [];
  for (let i = 0; i < own.length; i++)
    if (!Number.isNaN(own[i])) (Number.isNaN(first[i]) ? lacking : knowing).push(i);
  const indices = Int32Array.from([...rowsByValue(first, Int32Array.from(knowing)), ...lacking]);
  const cells = new Float64Array(indices.length * others.length);
  for (let i = 0; i < indices.length; i++)
    for (let p = 0; p < others.length; p++) cells[i * others.length + p] = donors[others[p]!]![indices[i]!]!;
  return { others, cells, indices, nOrdered: knowing.length };
}

function byVariance(donors: readonly Float64Array[]): number[] {
  const variances = donors.map(varianceOf);
  return donors.map((_, j) => j).sort((a, b) => variances[b]! - variances[a]! || a - b);
}

/** Of the known values; 0 without any, and where it is no finite number, which only makes the search slower. */
function varianceOf(values: Float64Array): number {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (Number.isNaN(x)) continue;
    const delta = x - mean;
    mean += delta / ++n;
    squares += delta * (x - mean);
  }
  const variance = squares / n;
  return Number.isFinite(variance) ? variance : 0;
}
