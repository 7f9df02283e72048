import type { AffineNormalization, NumericFeature, QuantileNormalization } from '../contracts/recipe.ts';
import type { NumericColumn } from '../table/table.ts';
import { type CellTreatment, cellTreatment } from './treat-cells.ts';
import { uniformShares } from './uniform-shares.ts';

interface Cells {
  readonly values: Float64Array;
  readonly rows: Int32Array;
  /** What happens to a cell before its gaps are filled. */
  readonly treatment: CellTreatment;
  /** What fills a gap. */
  readonly fill: number;
}

const TREATED: CellTreatment = { low: -Infinity, high: Infinity, below: NaN, above: NaN, gapUpTo: -Infinity };

/** The given rows of a column treated, imputed and normalised in one pass, `(rows,)`, without gaps. O(rows). */
export function transformNumber(
  feature: NumericFeature,
  { column, rows, isTreated }: { column: NumericColumn; rows: Int32Array; isTreated: boolean },
): Float64Array<ArrayBuffer> {
  const treatment = isTreated ? TREATED : cellTreatment(feature);
  const cells = { values: column.values, rows, treatment, fill: feature.impute.value };
  const { normalize } = feature;
  if (normalize.method === 'log1p') return logarithms(cells);
  return normalize.method === 'quantile' ? shares(cells, normalize) : affine(cells, normalize);
}

function affine({ values, rows, treatment, fill }: Cells, normalize: AffineNormalization) {
  const { low: least, high: most } = treatment;
  const below = Number.isNaN(treatment.below) ? fill : treatment.below;
  const above = Number.isNaN(treatment.above) ? fill : treatment.above;
  const { offset, scale, low } = normalize;
  const [cutLow, cutHigh] = normalize.clip ?? [-Infinity, Infinity];
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    let x = values[rows[i]!]!;
    if (x < least) x = below;
    else if (x > most) x = above;
    else if (Number.isNaN(x)) x = fill;
    const z = (x - offset) * scale + low;
    result[i] = z < cutLow ? cutLow : z > cutHigh ? cutHigh : z;
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

function imputed({ values, rows, treatment, fill }: Cells): Float64Array<ArrayBuffer> {
  const { low, high, below, above, gapUpTo } = treatment;
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    let x = values[rows[i]!]!;
    if (x < low) x = below;
    else if (x > high) x = above;
    result[i] = x > gapUpTo ? x : fill;
  }
  return result;
}
