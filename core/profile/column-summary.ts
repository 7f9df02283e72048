import { type Column, isNumeric } from '../table/table.ts';
import { type LevelSummary, mergeLevels, summarizeLevels } from './level-summary.ts';
import { mergeNumbers, type NumberSummary, summarizeNumbers } from './number-summary.ts';

/**
 * A column's summary that other rows' summary can be merged into: for Lambdas over shards of one file, and for the windows of
 * a monitor. It is small, whatever the number of rows: at most 8,192 values or levels, and the buckets that are in use.
 */
export type ColumnSummary =
  | ({ readonly kind: 'numbers' } & NumberSummary)
  | ({ readonly kind: 'levels' } & LevelSummary);

/** O(rows) */
export function summarizeColumn(column: Column): ColumnSummary {
  return isNumeric(column)
    ? { kind: 'numbers', ...summarizeNumbers(column.values) }
    : { kind: 'levels', ...summarizeLevels(column) };
}

/** The summary of the rows of both. Two kinds are two columns, and a bug of the caller. */
export function mergeSummaries(a: ColumnSummary, b: ColumnSummary): ColumnSummary {
  if (a.kind === 'numbers' && b.kind === 'numbers') return { kind: 'numbers', ...mergeNumbers(a, b) };
  if (a.kind === 'levels' && b.kind === 'levels') return { kind: 'levels', ...mergeLevels(a, b) };
  throw new Error(`a summary of ${a.kind} cannot be merged with one of ${b.kind}`);
}
