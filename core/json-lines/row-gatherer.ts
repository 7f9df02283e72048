import { DataRefusedError } from '../errors.ts';
import type { QuarantinedRow, ReadOptions } from '../input/table-read.ts';
import { type CellColumn, createCellColumn, growCells, setNumber, setText } from './cell-column.ts';
import { parseExactly, writtenNumber } from './parse-exactly.ts';
import { refuseBlowUp } from './refuse-blow-up.ts';

type GatherOptions = Pick<ReadOptions, 'name' | 'missing' | 'maxUnpackedBytes'>;

/** The rows of a file so far. */
export interface RowGatherer {
  readonly options: GatherOptions;
  readonly columns: CellColumn[];
  readonly columnOf: Map<string, CellColumn>;
  readonly quarantined: QuarantinedRow[];
  /** `(capacity,)`, the first `nRows` in use. */
  lines: Int32Array;
  nRows: number;
  /** Of the lines so far. */
  nChars: number;
  /** The columns in which the current row holds a nested value. */
  nested: CellColumn[];
}

const INITIAL_ROWS = 1024;
/** So many different keys are a mistake, such as ids for keys. */
const MAX_COLUMNS = 10_000;
/** A number of fewer digits in a row is held exactly by a double. */
const MANY_DIGITS = /\d{16}/;

export function createRowGatherer(options: GatherOptions): RowGatherer {
  return {
    options,
    columns: [],
    columnOf: new Map(),
    quarantined: [],
    lines: new Int32Array(INITIAL_ROWS),
    nRows: 0,
    nChars: 0,
    nested: [],
  };
}

/** Adds the row that a line holds, or quarantines the line; a blank one is skipped. O(line) */
export function gatherLine(gatherer: RowGatherer, text: string, line: number, isValid: boolean): void {
  gatherer.nChars += text.length + 1;
  if (!isValid) {
    quarantine(gatherer, text, line, 'is not valid UTF-8');
    return;
  }
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    if (text.trim() !== '') quarantine(gatherer, text, line, 'is not valid JSON');
    return;
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    quarantine(gatherer, text, line, `is ${kindOf(row)}, not an object`);
    return;
  }
  if (gatherer.nRows === gatherer.lines.length) grow(gatherer);
  if (!setCells(gatherer, row as Cells, line)) setCells(gatherer, parseExactly(text) as Cells, line, true);
  if (gatherer.nested.length > 0) for (const column of gatherer.nested) column.nNested++;
  gatherer.lines[gatherer.nRows++] = line;
  checkSize(gatherer, line);
}

type Cells = { readonly [key: string]: unknown };

/** Writes the cells of the current row; false where a number in it must be read with all its digits. */
function setCells(gatherer: RowGatherer, cells: Cells, line: number, isExact = false): boolean {
  const { columns, nRows: row } = gatherer;
  const capacity = gatherer.lines.length;
  if (gatherer.nested.length > 0) gatherer.nested = [];
  let position = 0;
  for (const key in cells) {
    const value = cells[key];
    // Rows mostly have the same keys in the same order.
    let column = columns[position];
    if (column === undefined || column.name !== key) {
      column = gatherer.columnOf.get(key) ?? addColumn(gatherer, key, line);
      position = column.index;
    }
    position++;
    if (typeof value === 'number') {
      if (!isExact && !(value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER)) return false;
      setNumber(column, row, value, capacity);
    } else if (typeof value === 'string') setText(column, row, value, capacity);
    else if (value !== null) {
      if (typeof value === 'object' && !isExact && MANY_DIGITS.test(JSON.stringify(value))) return false;
      if (setOther(column, row, value, capacity)) gatherer.nested.push(column);
    }
  }
  return true;
}

/** A boolean, a number that a double cannot hold, or a nested value, for which it returns true. */
function setOther(column: CellColumn, row: number, value: unknown, capacity: number): boolean {
  const written = writtenNumber(value);
  setText(column, row, written ?? JSON.stringify(value), capacity);
  return written === null && typeof value === 'object';
}

function addColumn(gatherer: RowGatherer, name: string, line: number): CellColumn {
  const { columns, columnOf, options } = gatherer;
  if (columns.length === MAX_COLUMNS)
    throw new DataRefusedError({
      where: `${options.name}:${line}`,
      found: `the rows have more than ${MAX_COLUMNS} different keys`,
      allowed: 'the same keys in every row, each a column',
      todo: 'Write what the keys say into a column of its own',
    });
  checkSize(gatherer, line);
  const column = createCellColumn(name, columns.length, options.missing);
  columns.push(column);
  columnOf.set(name, column);
  return column;
}

function checkSize({ options, columns, nRows, nChars }: RowGatherer, line: number): void {
  refuseBlowUp({ options, nKeys: columns.length, nRows, nChars }, line);
}

function grow(gatherer: RowGatherer): void {
  const lines = new Int32Array(gatherer.lines.length * 2);
  lines.set(gatherer.lines);
  gatherer.lines = lines;
  for (const column of gatherer.columns) growCells(column, lines.length);
}

function quarantine(gatherer: RowGatherer, text: string, line: number, reason: string): void {
  gatherer.quarantined.push({ line, reason, text: text.replace(/\r$/, '') });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}
