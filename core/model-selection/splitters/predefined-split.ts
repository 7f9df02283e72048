import type { DataSection } from '../../contracts/config/data-section.ts';
import { ConfigurationError, DataRefusedError } from '../../errors.ts';
import { findColumn, isNumeric, type Table } from '../../table/table.ts';
import { type Split, splitsByFold } from './split.ts';

export interface PredefinedTask {
  readonly table: Table;
  readonly rows: Int32Array;
  readonly data: Pick<DataSection, 'fold'>;
}

/** A row with this fold number is in no test fold. */
const ALWAYS_TRAINING = -1;

/**
 * A fold for each number in the column `data.fold`, ascending; a row of -1 is always in training. O(n), and O(n) for
 * each `train` that is read.
 * Source: scikit-learn's PredefinedSplit.
 * @throws ConfigurationError without `data.fold`
 * @throws DataRefusedError when a number is missing or no fold number, no row is tested, or nothing is left
 * to train on
 */
export function predefinedSplit({ table, rows, data }: PredefinedTask): Split[] {
  const foldColumn = foldColumnName(data);
  const values = foldValues(table, foldColumn);
  const distinct = new Set<number>();
  for (const row of rows) distinct.add(foldNumber(values[row]!, row, foldColumn));
  const folds = [...distinct].filter((fold) => fold !== ALWAYS_TRAINING).sort((a, b) => a - b);
  if (folds.length === 0) refuseFolds(foldColumn, 'no row of the rows to search is in a test fold');
  if (folds.length === 1 && distinct.size === 1) {
    refuseFolds(
      foldColumn,
      `every row of the rows to search is in fold ${folds[0]}, none is left to train on`,
    );
  }
  const indexOf = new Map(folds.map((fold, index) => [fold, index]));
  const foldOf = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) foldOf[at] = indexOf.get(values[rows[at]!]!) ?? -1;
  return splitsByFold({ rows, foldOf, nFolds: folds.length });
}

function foldColumnName(data: Pick<DataSection, 'fold'>): string {
  if (data.fold !== null) return data.fold;
  throw new ConfigurationError({
    where: 'tune.cv.splitter',
    found: 'predefinedSplit without data.fold',
    todo: 'Name the column of fold numbers under data.fold',
  });
}

function foldValues(table: Table, name: string): Float64Array {
  const column = findColumn(table, name);
  if (column !== undefined && isNumeric(column)) return column.values;
  throw new DataRefusedError({
    where: `data.fold: ${name}`,
    found: column === undefined ? 'the data set has no such column' : `the column's type is ${column.type}`,
    allowed: 'a column of whole numbers from -1',
    todo: 'Name another column, or say its type under data.types',
  });
}

function foldNumber(value: number, row: number, name: string): number {
  if (Number.isInteger(value) && value >= ALWAYS_TRAINING) return value;
  throw new DataRefusedError({
    where: `data.fold: ${name}`,
    found: `row ${row + 1} of the data set has ${Number.isNaN(value) ? 'no fold number' : value}`,
    allowed: 'whole numbers from 0, and -1 for a row that is always in training',
    todo: 'Correct the column and upload again',
  });
}

function refuseFolds(name: string, found: string): never {
  throw new DataRefusedError({
    where: `data.fold: ${name}`,
    found,
    allowed: 'at least two fold numbers, or one from 0 beside rows of -1',
    todo: 'Correct the column and upload again',
  });
}
