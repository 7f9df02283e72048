import type { AffineNormalization, NumericFeature, QuantileNormalization } from '../contracts/recipe.ts';
import type { NumericColumn } from '../table/table.ts';
import { type CellTreatment, cellTreatment, UNTREATED } from './treat-cells.ts';
import { uniformShares } from './uniform-shares.ts';

interface Cells {
  readonly values: Float64Array;
  readonly rows: Int32Array;
  /** What happens to a cell before its gaps are filled. */
  readonly treatment: CellTreatment;
  /** What fills a gap. */
  readonly fill: number;
}

/** The given rows of a column treated, imputed and normalised in one pass, `(rows,)`, without gaps. O(rows). */
export function transformNumber(
  feature: NumericFeature,
  { column, rows, isTreated }: { column: NumericColumn; rows: Int32Array; isTreated: boolean },
): Float64Array<ArrayBuffer> {
  const treatment = isTreated ? UNTREATED : cellTreatment(feature);
  const cells = { values: column.values, rows, treatment, fill: feature.impute.value };
  const { normalize } = feature;
  if (normalize.method === 'log1p') return logarithms(cells);
  return normalize.method === 'quantile' ? shares(cells, normalize) : affine(cells, normalize);
}

/** What a cell may become, read from an array: from a variable, each cell would be allocated on the heap. */
function becomes({ treatment: { below, above }, fill }: Cells): Float64Array {
  return Float64Array.of(Number.isNaN(below) ? fill : below, Number.isNaN(above) ? fill : above, fill);
}

function affine(cells: Cells, normalize: AffineNormalization) {
  const { values, rows } = cells;
  const { low: least, high: most } = cells.treatment;
  const become = becomes(cells);
  const { offset, scale, low } = normalize;
  const cut = Float64Array.from(normalize.clip ?? [-Infinity, Infinity]);
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    let x = values[rows[i]!]!;
    if (x < least) x = become[0]!;
    else if (x > most) x = become[1]!;
    else if (Number.isNaN(x)) x = become[2]!;
    const z = (x - offset) * scale + low;
    result[i] = z < cut[0]! ? cut[0]! : z > cut[1]! ? cut[1]! : z;
  }
  return result;
}

function logarithms(cells: Cells) {
  const result = imputed(cells);
  for (let i = 0; i < result.length; i++) result[i] = Math.log1p(result[i]!);
  return result;
}

function shares(cells: Cells, normalize: QuantileNormalization) {
  const shareOf = uniformShares(Float64Array.from(normalize.quantiles));
  const result = imputed(cells);
  for (let i = 0; i < result.length; i++) result[i] = shareOf(result[i]!);
  return result;
}

function imputed(cells: Cells): Float64Array<ArrayBuffer> {
  const { values, rows } = cells;
  const { low, high, gapUpTo } = cells.treatment;
  const become = becomes(cells);
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    let x = values[rows[i]!]!;
    if (x < low) x = become[0]!;
    else if (x > high) x = become[1]!;
    result[i] = x > gapUpTo ? x : become[2]!;
  }
  return result;
}
