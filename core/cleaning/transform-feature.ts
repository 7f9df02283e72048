import type { CategoryFeature, NumericFeature, RecipeFeature } from '../contracts/recipe.ts';
import { type Column, isNumeric } from '../table/table.ts';

/** The feature's columns of the design matrix for the given rows, each `(rows,)`, without gaps. O(rows x levels). */
export function transformFeature(
  feature: RecipeFeature,
  column: Column,
  rows: Int32Array,
): Float64Array<ArrayBuffer>[] {
  return feature.type === 'category'
    ? oneHot(feature, column, rows)
    : [imputedAndNormalized(feature, column, rows)];
}

function imputedAndNormalized({ impute, normalize }: NumericFeature, column: Column, rows: Int32Array) {
  const { offset, scale, low } = normalize;
  const filled = (impute.value - offset) * scale + low;
  const result = new Float64Array(rows.length).fill(filled);
  if (!isNumeric(column)) return result;
  for (let i = 0; i < rows.length; i++) {
    const x = column.values[rows[i]!]!;
    if (!Number.isNaN(x)) result[i] = (x - offset) * scale + low;
  }
  return result;
}

/** A gap becomes the most frequent level; a level that the fit did not see, and a gap without one, all zeros. */
function oneHot({ impute, encode }: CategoryFeature, column: Column, rows: Int32Array) {
  const indicators = encode.levels.map(() => new Float64Array(rows.length));
  const placeOf = new Map(encode.levels.map((level, place) => [level, place]));
  const placeOfGap = impute.value === null ? undefined : placeOf.get(impute.value);
  const places = isNumeric(column) ? [] : column.levels.map((level) => placeOf.get(level));
  for (let i = 0; i < rows.length; i++) {
    const code = isNumeric(column) ? -1 : column.codes[rows[i]!]!;
    const place = code === -1 ? placeOfGap : places[code];
    if (place !== undefined) indicators[place]![i] = 1;
  }
  return indicators;
}
