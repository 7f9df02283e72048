import {
  type Column,
  type ColumnType,
  DICTIONARY_TYPES,
  type DictionaryType,
  type NumericType,
} from '../table/table.ts';
import { withTextsOnly } from './cell-texts.ts';
import { countTexts, type GatheredColumn } from './gathered-column.ts';
import { parserOf } from './parse-cell.ts';
import { sortLevels } from './sort-levels.ts';

/** A column of the table, and the rows whose cell does not fit it: there it is missing. */
export interface FittedColumn {
  readonly column: Column;
  readonly misfits: readonly number[];
}

/** The cells as a column of the type. O(nRows + texts), plus sorting the texts */
export function fitColumn(gathered: GatheredColumn, type: ColumnType, nRows: number): FittedColumn {
  if (isDictionaryType(type)) return { column: dictionaryColumn(gathered, type, nRows), misfits: [] };
  return numericColumn(gathered, type, nRows);
}

function isDictionaryType(type: ColumnType): type is DictionaryType {
  return (DICTIONARY_TYPES as readonly string[]).includes(type);
}

function numericColumn(gathered: GatheredColumn, type: NumericType, nRows: number): FittedColumn {
  const { name, declared, values, codes, texts, numbers } = gathered;
  const isOwnType = type === numbers;
  if (codes === null && isOwnType)
    return {
      column: { name, type, values: values ?? new Float64Array(nRows).fill(Number.NaN) },
      misfits: [],
    };
  const ofText = Float64Array.from(texts, parserOf(type, declared));
  const cells = new Float64Array(nRows);
  const misfits: number[] = [];
  for (let row = 0; row < nRows; row++) {
    const code = codes === null ? -1 : codes[row]!;
    const number = values === null ? Number.NaN : values[row]!;
    const isPresent = code !== -1 || !Number.isNaN(number);
    const fits = isOwnType || (type === 'boolean' && (number === 0 || number === 1));
    cells[row] = code !== -1 ? ofText[code]! : fits ? number : Number.NaN;
    if (isPresent && Number.isNaN(cells[row])) misfits.push(row);
  }
  return { column: { name, type, values: cells }, misfits };
}

/** Levels in ascending order of their UTF-16 code units; texts that occur in no row are left out. */
function dictionaryColumn(gathered: GatheredColumn, type: DictionaryType, nRows: number): Column {
  const column = withTextsOnly(gathered, nRows);
  const counts = countTexts(column);
  const levels: string[] = [];
  const levelOf = new Int32Array(column.texts.length);
  for (let code = 0; code < counts.length; code++)
    if (counts[code]! > 0) levelOf[code] = levels.push(column.texts[code]!) - 1;
  const codes = column.codes.map((code) => (code === -1 ? -1 : levelOf[code]!));
  return sortLevels({ name: gathered.name, levels, codes }, type);
}
