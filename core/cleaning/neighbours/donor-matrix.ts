import { rowsByValue } from '../../table/rows-by-value.ts';

/** The donors, ready to be searched for those near a row along one of the features. Donors are in an order of their own. */
export interface DonorMatrix {
  /** Row by row; `NaN` is a gap. `(nDonors * nFeatures,)` */
  readonly cells: Float64Array;
  /** Column by column, 0 for a gap, each `(nDonors,)`. */
  readonly columns: readonly Float64Array[];
  /** 1 where there is a value, 0 for a gap, as `columns`. */
  readonly known: readonly Float64Array[];
  /** Where each is among the donors as given, `(nDonors,)`. */
  readonly indices: Int32Array;
  /** The feature, by its place, that so many donors ascend by; the rest lack it. */
  readonly leading: number;
  readonly nOrdered: number;
}

/** @param donors at least one feature, each `(nDonors,)`. O(nDonors log nDonors + nDonors x nFeatures) */
export function donorMatrix(donors: readonly Float64Array[], leading: number): DonorMatrix {
  const first = donors[leading]!;
  const knowing: number[] = [];
  const lacking: number[] = [];
  for (let i = 0; i < first.length; i++) (Number.isNaN(first[i]) ? lacking : knowing).push(i);
  const indices = Int32Array.from([...rowsByValue(first, Int32Array.from(knowing)), ...lacking]);
  const empty = () => donors.map(() => new Float64Array(indices.length));
  const [columns, known] = [empty(), empty()];
  const cells = new Float64Array(indices.length * donors.length);
  for (let p = 0; p < donors.length; p++) {
    const values = donors[p]!;
    for (let i = 0; i < indices.length; i++) {
      const x = values[indices[i]!]!;
      cells[i * donors.length + p] = x;
      if (Number.isNaN(x)) continue;
      columns[p]![i] = x;
      known[p]![i] = 1;
    }
  }
  return { cells, columns, known, indices, leading, nOrdered: knowing.length };
}

/** The first donor, in their order, whose leading feature is not below x; `nOrdered` where there is none. O(log nOrdered) */
export function firstOrderedAtLeast({ columns, leading, nOrdered }: DonorMatrix, x: number): number {
  const ascending = columns[leading]!;
  let low = 0;
  let high = nOrdered;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Features in the order in which they are to be looked at: differences in those of greatest variance rule out most donors. */
export function byVariance(donors: readonly Float64Array[]): number[] {
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
