import type { DictionaryColumn } from '../../table/table.ts';

/** The column with these levels among its own, still ascending; the very same column where it has them all. O(n). */
export function withLevels(column: DictionaryColumn, levels: readonly string[]): DictionaryColumn {
  const all = new Set([...column.levels, ...levels]);
  if (all.size === column.levels.length) return column;
  // Without a comparer, sort goes by UTF-16 code unit, as levels do.
  const ascending = [...all].sort();
  const placeOf = new Map(ascending.map((level, place) => [level, place]));
  const places = Int32Array.from(column.levels, (level) => placeOf.get(level)!);
  const codes = new Int32Array(column.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = column.codes[row]!;
    codes[row] = code === -1 ? -1 : places[code]!;
  }
  return { ...column, codes, levels: ascending };
}
