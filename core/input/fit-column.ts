import { ascendingTexts } from '../csv/sort-texts.ts';
import {
  type Column,
  type ColumnType,
  DICTIONARY_TYPES,
  type DictionaryType,
  type NumericType,
} from '../table/table.ts';
import { withTextsOnly } from './cell-texts.ts';
import { countTexts, type GatheredColumn } from './gathered-column.ts';
import { valueOfText } from './parse-cell.ts';

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
  const ofText = new Float64Array(texts.length);
  for (let code = 0; code < texts.length; code++)
    ofText[code] = valueOfText(texts[code]!, type, declared !== undefined);
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
  const order = ascendingTexts(levels);
  const rank = new Int32Array(levels.length);
  for (let position = 0; position < order.length; position++) rank[order[position]!] = position;
  const codes = new Int32Array(nRows);
  for (let row = 0; row < nRows; row++) {
    const code = column.codes[row]!;
    codes[row] = code === -1 ? -1 : rank[levelOf[code]!]!;
  }
  return { name: gathered.name, type, codes, levels: Array.from(order, (level) => levels[level]!) };
}
