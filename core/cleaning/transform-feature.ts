import type { RecipeFeature } from '../contracts/recipe.ts';
import { type Column, isNumeric } from '../table/table.ts';
import { encodeCategory } from './encoding/encode-category.ts';
import { type FeatureSource, levelsOf } from './feature-sources.ts';
import { outlierFlags } from './outliers/treat-outliers.ts';
import { transformNumber } from './transform-number.ts';
import { numbersOf } from './treat-cells.ts';

/**
 * The feature's columns of the design matrix for the given rows, each `(rows,)`, without gaps, in the order of
 * `recipeFeatureNames`. A mark of a gap or an outlier is of the cell as the table has it. O(rows x columns).
 */
export function transformFeature(
  feature: RecipeFeature,
  source: FeatureSource,
  rows: Int32Array,
): Float64Array<ArrayBuffer>[] {
  const { raw, column } = source;
  const nRows = isNumeric(column) ? column.values.length : column.codes.length;
  const columns =
    feature.type === 'category'
      ? encodeCategory(feature, levelsOf(column, nRows), source.rows)
      : [transformNumber(feature, { ...source, values: numbersOf(column, nRows).values })];
  if (feature.indicator) columns.push(gapFlags(raw, rows));
  if (feature.type !== 'category' && feature.outliers?.action === 'flag') {
    const { values } = numbersOf(raw, nRows);
    columns.push(outlierFlags(values, rows, feature.outliers));
  }
  return columns;
}

/** 1 where there is no value, else 0. */
function gapFlags(column: Column, rows: Int32Array): Float64Array<ArrayBuffer> {
  const flags = new Float64Array(rows.length);
  if (isNumeric(column)) {
    for (let i = 0; i < rows.length; i++) if (Number.isNaN(column.values[rows[i]!])) flags[i] = 1;
  } else {
    for (let i = 0; i < rows.length; i++) if (column.codes[rows[i]!] === -1) flags[i] = 1;
  }
  return flags;
}
