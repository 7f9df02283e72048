import type { NumericFeature, QuantileNormalization } from '../contracts/recipe.ts';
import { affineCells } from './affine-cells.ts';
import { putRows } from './put-rows.ts';
import { type CellTreatment, cellTreatment, UNTREATED } from './treat-cells.ts';
import { uniformShares } from './uniform-shares.ts';

interface Cells {
  readonly values: Float64Array;
  /** @default all */
  readonly rows: Int32Array | undefined;
  /** What happens to a cell before its gaps are filled. */
  readonly treatment: CellTreatment;
  /** What fills a gap. */
  readonly fill: number;
  /** `(rows,)`: where the numbers are put. */
  readonly into: Float64Array;
}

interface NumberCells {
  readonly values: Float64Array;
  /** @default all, in their order */
  readonly rows?: Int32Array | undefined;
  readonly isTreated: boolean;
}

/** The given rows of a column treated, imputed and normalised in one pass, `(rows,)`, without gaps. O(rows). */
export function transformNumber(feature: NumericFeature, cells: NumberCells): Float64Array<ArrayBuffer> {
  const { values, rows = values } = cells;
  const into = new Float64Array(rows.length);
  transformInto(feature, cells, into);
  return into;
}

/** The same, put into an array `(rows,)`. */
export function transformInto(
  feature: NumericFeature,
  { values, rows, isTreated }: NumberCells,
  into: Float64Array,
): void {
  const treatment = isTreated ? UNTREATED : cellTreatment(feature);
  const cells = { values, rows, treatment, fill: feature.impute.value, into };
  const { normalize } = feature;
  if (normalize.method === 'log1p') logarithms(cells);
  else if (normalize.method === 'quantile') shares(cells, normalize);
  else affineCells({ ...cells, normalize });
}

function logarithms(cells: Cells): void {
  const { into } = cells;
  imputeInto(cells);
  for (let i = 0; i < into.length; i++) into[i] = Math.log1p(into[i]!);
}

function shares(cells: Cells, normalize: QuantileNormalization): void {
  const { into } = cells;
  const shareOf = uniformShares(Float64Array.from(normalize.quantiles));
  imputeInto(cells);
  for (let i = 0; i < into.length; i++) into[i] = shareOf(into[i]!);
}

function imputeInto({ values, rows, treatment, fill, into }: Cells): void {
  const { low, high, below, above, gapUpTo } = treatment;
  // What a cell may become is read from an array: from a variable, each cell would be allocated on the heap.
  const become = Float64Array.of(
    Number.isNaN(below) ? fill : below,
    Number.isNaN(above) ? fill : above,
    fill,
  );
  if (rows === undefined) into.set(values);
  else putRows(values, rows, into);
  for (let i = 0; i < into.length; i++) {
    let x = into[i]!;
    if (x < low) x = become[0]!;
    else if (x > high) x = become[1]!;
    into[i] = x > gapUpTo ? x : become[2]!;
  }
}
