import { parserOf } from '../input/parse-cell.ts';
import { type Column, type DictionaryColumn, isNumeric, type NumericColumn } from '../table/table.ts';
import {
  addRow,
  type Breach,
  cellsText,
  type ExpectedTable,
  noRowsFound,
  quoted,
  type RowsFound,
  valuesAre,
} from './expected-table.ts';
import { fullMatch } from './full-match.ts';

type Allowed = readonly (string | number | boolean)[];

const VALUES_SHOWN = 10;

/**
 * Values that are not among the allowed ones; gaps are allowed. Texts are compared as they are written, numbers, booleans
 * and times by what the reader makes of an allowed value: 1.0 is 1, and `2024-01-01` is `2024-01-01T00:00Z`. O(rows + levels)
 */
export function valuesBreach(of: ExpectedTable, column: Column, allowed: Allowed): Breach | undefined {
  const others = isNumeric(column) ? otherNumbers(column, allowed) : otherTexts(column, allowed);
  if (others.n === 0) return undefined;
  const shown = allowed.slice(0, VALUES_SHOWN).map((value) => quoted(String(value)));
  return {
    option: `values.${column.name}`,
    found: `${valuesAre(others.n)} of another kind: ${cellsText(of, column, others)}`,
    expected: `${shown.join(', ')}${allowed.length > shown.length ? ', …' : ''}`,
  };
}

function otherNumbers(column: NumericColumn, allowed: Allowed): RowsFound {
  const { type, values } = column;
  // As if declared: in a column declared boolean, 1 and 0 are booleans.
  const parse = parserOf(type, type);
  const numbers = new Set(allowed.map((value) => parse(String(value))));
  const found = noRowsFound();
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isNaN(value) && !numbers.has(value)) addRow(found, row);
  }
  return found;
}

function otherTexts({ codes, levels }: DictionaryColumn, allowed: Allowed): RowsFound {
  const texts = new Set(allowed.map(String));
  return rowsOfLevels(codes, levels, (level) => !texts.has(level));
}

/**
 * Values that do not match a pattern as a whole; gaps need not. Each distinct value is tried once, so that a pattern which takes
 * long (nested repetition such as `(a+)+` can take forever on one value) does not take long for each row.
 * O(rows), and the pattern on each level.
 */
export function patternBreach(of: ExpectedTable, column: Column, pattern: string): Breach | undefined {
  const option = `pattern.${column.name}`;
  const expected = `text that matches ${pattern}`;
  if (isNumeric(column)) {
    if (column.values.every(Number.isNaN)) return undefined;
    const found = `the column was read as ${column.type}, not as it is written`;
    return {
      option,
      found,
      expected: `${expected} (data.types: { ${column.name}: text } keeps it as it is written)`,
    };
  }
  const whole = fullMatch(pattern);
  const others = rowsOfLevels(column.codes, column.levels, (level) => !whole.test(level));
  if (others.n === 0) return undefined;
  const do_ = others.n === 1 ? '1 value does' : `${others.n} values do`;
  return { option, found: `${do_} not match: ${cellsText(of, column, others)}`, expected };
}

/** The rows whose level is of some kind, which is asked once a level. */
function rowsOfLevels(
  codes: Int32Array,
  levels: readonly string[],
  isOfKind: (level: string) => boolean,
): RowsFound {
  const ofKind = Uint8Array.from(levels, (level) => (isOfKind(level) ? 1 : 0));
  const found = noRowsFound();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== -1 && ofKind[code] === 1) addRow(found, row);
  }
  return found;
}
