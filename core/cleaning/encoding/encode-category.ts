import type { CategoryFeature } from '../../contracts/recipe.ts';
import type { DictionaryColumn } from '../../table/table.ts';

/**
 * The columns of a category for the given rows, each `(rows,)`: one-hot or ordinal, see `CategoryEncoding`. A gap becomes the
 * feature's value; without one it is as a level that the fit did not see. O(rows x columns).
 */
export function encodeCategory(
  feature: CategoryFeature,
  { codes, levels }: DictionaryColumn,
  rows: Int32Array,
): Float64Array<ArrayBuffer>[] {
  const places = placesByCode(feature, levels);
  if (feature.encode.method === 'ordinal') {
    const result = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) result[i] = places[codes[rows[i]!]! + 1]!;
    return [result];
  }
  const indicators = Array.from({ length: nIndicators(feature) }, () => new Float64Array(rows.length));
  for (let i = 0; i < rows.length; i++) {
    const place = places[codes[rows[i]!]! + 1]!;
    if (place !== -1) indicators[place]![i] = 1;
  }
  return indicators;
}

/** One column of a one-hot category, where all of them would take much memory. O(rows). */
export function encodeIndicator(
  feature: CategoryFeature,
  { codes, levels }: DictionaryColumn,
  { rows, place }: { rows: Int32Array; place: number },
): Float64Array<ArrayBuffer> {
  const places = placesByCode(feature, levels);
  const indicator = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) if (places[codes[rows[i]!]! + 1] === place) indicator[i] = 1;
  return indicator;
}

/** How many columns of 0 and 1 stand for the levels of a category; 0 for an ordinal one. */
export function nIndicators({ encode: { method, levels, infrequent } }: CategoryFeature): number {
  if (method === 'ordinal') return 0;
  return levels.length + (infrequent.length > 0 ? 1 : 0);
}

/** By code, that of a gap, -1, in front: the place among the kept levels. */
export function placesByCode({ impute, encode }: CategoryFeature, levels: readonly string[]): Int32Array {
  const { levels: kept, infrequent } = encode;
  const unseen = infrequent.length > 0 ? kept.length : -1;
  const placeOfLevel = new Map(kept.map((level, place) => [level, place]));
  const placeOf = (level: string | null) => (level === null ? unseen : (placeOfLevel.get(level) ?? unseen));
  return Int32Array.from([impute.value, ...levels], placeOf);
}
