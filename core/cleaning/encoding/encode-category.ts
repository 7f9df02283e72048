import type { CategoryFeature } from '../../contracts/recipe.ts';
import type { DictionaryColumn } from '../../table/table.ts';

/**
 * The columns of a category for the given rows, each `(rows,)`: one-hot or ordinal, see `CategoryEncoding`. A gap becomes the
 * feature's value; without one it is as a level that the fit did not see. O(rows x columns).
 */
export function encodeCategory(
  { impute, encode }: CategoryFeature,
  { codes, levels }: DictionaryColumn,
  rows: Int32Array,
): Float64Array<ArrayBuffer>[] {
  const { levels: kept, infrequent, method } = encode;
  const unseen = infrequent.length > 0 ? kept.length : -1;
  const placeOfLevel = new Map(kept.map((level, place) => [level, place]));
  const placeOf = (level: string | null) => (level === null ? unseen : (placeOfLevel.get(level) ?? unseen));
  // By code, that of a gap, -1, in front.
  const places = Int32Array.from([impute.value, ...levels], placeOf);
  if (method === 'ordinal') {
    const result = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) result[i] = places[codes[rows[i]!]! + 1]!;
    return [result];
  }
  const width = kept.length + (infrequent.length > 0 ? 1 : 0);
  const indicators = Array.from({ length: width }, () => new Float64Array(rows.length));
  for (let i = 0; i < rows.length; i++) {
    const place = places[codes[rows[i]!]! + 1]!;
    if (place !== -1) indicators[place]![i] = 1;
  }
  return indicators;
}
