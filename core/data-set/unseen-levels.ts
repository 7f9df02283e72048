import type { CategoryFeature, Recipe } from '../contracts/recipe.ts';
import { type DictionaryColumn, findColumn, isNumeric, type Table } from '../table/table.ts';

const LEVELS_SHOWN = 5;

/** What the cells of new rows hold that a recipe has never seen, a sentence for each category that has any. O(cells). */
export function unseenLevels({ features }: Pick<Recipe, 'features'>, table: Table): string[] {
  return features.flatMap((feature) => {
    const column = findColumn(table, feature.column);
    if (feature.type !== 'category' || column === undefined || isNumeric(column)) return [];
    const { names, nCells } = unseenIn(column, feature);
    return names.length === 0 ? [] : [sentence(feature, names, nCells)];
  });
}

function unseenIn({ codes, levels }: DictionaryColumn, { encode }: CategoryFeature) {
  const seen = new Set([...encode.levels, ...encode.infrequent]);
  const isUnseen = Uint8Array.from(levels, (level) => (seen.has(level) ? 0 : 1));
  const found = new Uint8Array(levels.length);
  let nCells = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === -1 || isUnseen[code] === 0) continue;
    nCells++;
    found[code] = 1;
  }
  return { names: levels.filter((_, code) => found[code] === 1), nCells };
}

function sentence({ column, encode }: CategoryFeature, names: readonly string[], nCells: number): string {
  const shown = names.slice(0, LEVELS_SHOWN).map((name) => JSON.stringify(name));
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  const become =
    encode.infrequent.length > 0
      ? 'they count as infrequent'
      : encode.method === 'oneHot'
        ? 'they become zeros'
        : 'they become -1';
  const cells = `${nCells} ${nCells === 1 ? 'cell' : 'cells'}`;
  return `${column} holds levels that the recipe does not know, in ${cells}: ${shown.join(', ')}${more}; ${become}.`;
}
