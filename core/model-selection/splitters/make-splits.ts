import type { CrossValidation } from '../../contracts/config/cross-validation.ts';
import type { DataSection } from '../../contracts/config/data-section.ts';
import { ConfigurationError } from '../../errors.ts';
import type { Table } from '../../table/table.ts';
import { groupKFold } from './group-k-fold.ts';
import { kFold } from './k-fold.ts';
import { predefinedSplit } from './predefined-split.ts';
import { repeatedKFold, repeatedStratifiedKFold } from './repeated-k-fold.ts';
import { shuffleSplit } from './shuffle-split.ts';
import type { Split } from './split.ts';
import { stratifiedGroupKFold } from './stratified-group-k-fold.ts';
import { stratifiedKFold } from './stratified-k-fold.ts';
import { timeSeriesSplit } from './time-series-split.ts';

export interface SplitTask {
  readonly table: Table;
  /** The rows to split, in order: indices into the table. */
  readonly rows: Int32Array;
  readonly data: DataSection;
  readonly cv: CrossValidation;
  /** `(table.nRows,)`: the class of each row of the table, at least 0 for each of the `rows`; null for a target of numbers. */
  readonly classOf: Int32Array | null;
  /** Of the shuffle. */
  readonly seed: number;
}

/**
 * The folds of a resolved cross-validation, as indices into the table. The same task gives the same folds
 * anywhere.
 * @throws ConfigurationError when classes are wanted of a target of numbers, or groups without `data.group`
 * @throws DataRefusedError when rows, groups or members of a class are too few, or a time, group or fold number is missing
 */
export function makeSplits(task: SplitTask): Split[] {
  const { table, rows, data, cv, seed } = task;
  switch (cv.splitter) {
    case 'kFold':
      return kFold({ rows, nSplits: cv.nSplits, shuffleSeed: shuffleSeed(cv, seed) });
    case 'stratifiedKFold':
      return stratifiedKFold({
        ...stratified(task),
        nSplits: cv.nSplits,
        shuffleSeed: shuffleSeed(cv, seed),
      });
    case 'groupKFold':
      return groupKFold({ table, rows, data, nSplits: cv.nSplits, shuffleSeed: shuffleSeed(cv, seed) });
    case 'stratifiedGroupKFold':
      return stratifiedGroupKFold({
        ...stratified(task),
        table,
        data,
        nSplits: cv.nSplits,
        shuffleSeed: shuffleSeed(cv, seed),
      });
    case 'repeatedKFold':
      return repeatedKFold({ rows, nSplits: cv.nSplits, nRepeats: cv.nRepeats, seed });
    case 'repeatedStratifiedKFold':
      return repeatedStratifiedKFold({
        ...stratified(task),
        nSplits: cv.nSplits,
        nRepeats: cv.nRepeats,
        seed,
      });
    case 'shuffleSplit':
      return shuffleSplit({ rows, cv, seed });
    case 'timeSeriesSplit':
      return timeSeriesSplit({ table, rows, data, cv });
    case 'predefinedSplit':
      return predefinedSplit({ table, rows, data });
  }
}

function shuffleSeed({ shuffle }: { readonly shuffle: boolean }, seed: number): number | null {
  return shuffle ? seed : null;
}

function stratified({ rows, classOf, cv }: SplitTask): { rows: Int32Array; classOf: Int32Array } {
  if (classOf !== null) return { rows, classOf };
  throw new ConfigurationError({
    where: 'tune.cv.splitter',
    found: `${cv.splitter} with a target of numbers, which has no classes`,
    todo: 'Use a splitter that does not go by classes',
  });
}
