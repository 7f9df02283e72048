import type { EncodedWidths } from '../../cleaning/column-layout.ts';
import type { NormalizeMethod } from '../../contracts/config/clean-section.ts';
import {
  type Column,
  type DictionaryColumn,
  findColumn,
  isNumeric,
  type NumericColumn,
} from '../../table/table.ts';
import type { PathTask } from './path-task.ts';
import { usedRows } from './used-rows.ts';

/** A feature of all rows at once: arrays of `(table.nRows,)`. */
export interface EncodedColumns extends EncodedWidths {
  readonly columns: readonly Float64Array[];
}

/**
 * The features that no recipe needs to be fitted for, by name: without a gap in the rows used, imputation changes nothing, and
 * the encoding of a row is the same in every split but for levels that a training part lacks, which are constant columns there.
 * Left out is what the training part of a split has a say in: a feature with a gap; numbers with an outlier rule, or under
 * `quantile`, or `minMax` that clips; categories with infrequent levels, or encoded as places; with knn all numbers, where one
 * has a gap; a number of -1 or below is one to a logarithm. So is one that cannot be a feature, which the recipe's fit then refuses with its reason. O(rows x columns).
 */
export function completeFeatures(
  task: PathTask,
  method: NormalizeMethod,
): ReadonlyMap<string, EncodedColumns> {
  const { table, featureColumns, clean } = task;
  const used = usedRows(table.nRows, task.splits);
  const columns = featureColumns.flatMap((name) => findColumn(table, name) ?? []);
  const incomplete = new Set(
    columns.filter((column) => hasGap(column, used) || hasGapUnder(method, column, used)),
  );
  const isNearest =
    clean.impute.numeric === 'knn' && [...incomplete].some((column) => column.type === 'number');
  const complete = new Map<string, EncodedColumns>();
  for (const column of columns) {
    if (incomplete.has(column) || (isNearest && column.type === 'number')) continue;
    const encoded = isNumeric(column) ? encodeNumber(task, column, method) : encodeLevels(task, column);
    if (encoded !== null) complete.set(column.name, encoded);
  }
  return complete;
}

/** A loop a type: it goes over every cell of every search. */
function hasGap(column: Column, used: Uint8Array): boolean {
  if (isNumeric(column)) return hasNaN(column.values, used);
  const { codes } = column;
  for (let row = 0; row < used.length; row++) if (codes[row] === -1 && used[row] === 1) return true;
  return false;
}

function hasNaN(values: Float64Array, used: Uint8Array): boolean {
  for (let row = 0; row < used.length; row++) if (Number.isNaN(values[row]) && used[row] === 1) return true;
  return false;
}

/** To a logarithm, in the rows that a recipe is not fitted on, what has none is a gap. */
function hasGapUnder(method: NormalizeMethod, column: Column, used: Uint8Array): boolean {
  return method === 'log1p' && column.type === 'number' && !isAbove(-1, column.values, used);
}

function encodeNumber(
  { clean }: PathTask,
  column: NumericColumn,
  method: NormalizeMethod,
): EncodedColumns | null {
  const { type, values } = column;
  if (type === 'time') return null;
  if (type === 'boolean') return { kind: 'asIs', width: 1, marks: 0, columns: [values] };
  if (clean.outliers.method !== 'none') return null;
  const kind = 'scaled';
  if (method === 'none') return { kind, width: 1, marks: 0, columns: [values] };
  // A logarithm depends on its own row only.
  if (method !== 'log1p') return null;
  return { kind, width: 1, marks: 0, columns: [values.map(Math.log1p)] };
}

function isAbove(limit: number, values: Float64Array, used: Uint8Array): boolean {
  for (let row = 0; row < used.length; row++) if (used[row] === 1 && !(values[row]! > limit)) return false;
  return true;
}

function encodeLevels({ clean }: PathTask, { codes, levels }: DictionaryColumn): EncodedColumns | null {
  const { minFrequency, maxCategories } = clean.infrequent;
  if (clean.encode !== 'oneHot' || minFrequency !== null || maxCategories !== null) return null;
  const columns = levels.map(() => new Float64Array(codes.length));
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) columns[code]![row] = 1;
  }
  return { kind: 'oneHot', width: levels.length, marks: 0, columns };
}
