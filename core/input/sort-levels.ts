import { ascendingTexts } from '../csv/sort-texts.ts';
import type { Column, DictionaryType } from '../table/table.ts';

/** Levels in ascending order of their UTF-16 code units, and the codes, in place, that belong to it. */
export function sortLevels(
  {
    name,
    levels,
    codes,
  }: { readonly name: string; readonly levels: readonly string[]; readonly codes: Int32Array },
  type: DictionaryType,
): Column {
  const order = ascendingTexts(levels);
  const rank = new Int32Array(levels.length);
  for (let position = 0; position < order.length; position++) rank[order[position]!] = position;
  for (let row = 0; row < codes.length; row++) if (codes[row] !== -1) codes[row] = rank[codes[row]!]!;
  return { name, type, codes, levels: Array.from(order, (code) => levels[code]!) };
}
