import type { CleanSection } from '../contracts/config/clean-section.ts';
import type { CategoryFeature } from '../contracts/recipe.ts';
import type { DictionaryColumn } from '../table/table.ts';
import { groupLevels } from './encoding/infrequent-levels.ts';
import { countLevels, type LevelCounts, mostFrequentLevel } from './encoding/level-counts.ts';

interface FitCategory {
  readonly rows: Int32Array;
  readonly clean: CleanSection;
  /** The column as a fill along the rows leaves it; the column itself where none is asked for. */
  readonly filled: DictionaryColumn;
}

/** Imputation and encoding of a category: levels are counted as they are once gaps are filled. O(rows + levels log levels). */
export function fitCategory(column: DictionaryColumn, { rows, clean, filled }: FitCategory): CategoryFeature {
  const { category: method, fillText } = clean.impute;
  const raw = countLevels(column, rows);
  const value = method === 'constant' ? fillText : mostFrequentLevel(column.levels, raw);
  const counted = imputedCounts(filled, filled === column ? raw : countLevels(filled, rows), value);
  return {
    column: column.name,
    type: 'category',
    impute: { method, value },
    indicator: clean.impute.indicator && raw.gaps > 0,
    encode: { method: clean.encode, ...groupLevels(counted, rows.length, clean.infrequent) },
  };
}

/** The levels that occur, ascending, the gaps counted as the value that fills them. */
function imputedCounts({ levels }: DictionaryColumn, { counts, gaps }: LevelCounts, value: string | null) {
  const countOf = new Map(levels.map((level, code) => [level, counts[code]!]));
  if (value !== null) countOf.set(value, (countOf.get(value) ?? 0) + gaps);
  const present = [...countOf].filter(([, count]) => count > 0);
  return present.map(([level, count]) => ({ level, count })).sort((a, b) => (a.level < b.level ? -1 : 1));
}
