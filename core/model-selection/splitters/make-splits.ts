import type { CrossValidation } from '../../contracts/config/cross-validation.ts';
import type { DataSection } from '../../contracts/config/data-section.ts';
import type { Table } from '../../table/table.ts';
import { kFold } from './k-fold.ts';
import { predefinedSplit } from './predefined-split.ts';
import type { Split } from './split.ts';
import { timeSeriesSplit } from './time-series-split.ts';

export interface SplitTask {
  readonly table: Table;
  /** The rows to split, in order: indices into the table. */
  readonly rows: Int32Array;
  readonly data: DataSection;
  readonly cv: CrossValidation;
  /** Of the shuffle. */
  readonly seed: number;
}

/**
 * The folds of a resolved cross-validation, as indices into the table. The same task gives the same folds
 * anywhere.
 * @throws DataRefusedError when the rows are too few, or a time or fold number is missing
 */
export function makeSplits({ table, rows, data, cv, seed }: SplitTask): Split[] {
  switch (cv.splitter) {
    case 'kFold':
      return kFold({ rows, nSplits: cv.nSplits, shuffleSeed: cv.shuffle ? seed : null });
    case 'timeSeriesSplit':
      return timeSeriesSplit({ table, rows, data, cv });
    case 'predefinedSplit':
      return predefinedSplit({ table, rows, data });
  }
}
