import { fitRecipe } from '../../../../core/cleaning/fit-recipe.ts';
import { cleanSection, type NormalizeMethod } from '../../../../core/contracts/config/clean-section.ts';
import { columnBase } from '../../../../core/model-selection/paths/column-base.ts';
import { encodeSplits } from '../../../../core/model-selection/paths/encode-splits.ts';
import type { PathSplit, PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { preparedParts } from '../../../../core/model-selection/paths/prepared-parts.ts';
import { splitReach } from '../../../../core/model-selection/paths/split-reach.ts';
import { kFold } from '../../../../core/model-selection/splitters/k-fold.ts';
import { predefinedSplit } from '../../../../core/model-selection/splitters/predefined-split.ts';
import { shuffleSplit } from '../../../../core/model-selection/splitters/shuffle-split.ts';
import { timeSeriesSplit } from '../../../../core/model-selection/splitters/time-series-split.ts';
import { allRows, type Column, isNumeric, type Table } from '../../../../core/table/table.ts';
import { cvWith } from '../small-tables.ts';
import { withGaps } from './any-cleaning.ts';
import { sampleTable, sampleTask } from './sample-task.ts';

const N_ROWS = 60;

/** Each way to part rows into folds, of the names that `tune.cv.splitter` has. */
export const SPLITTERS: readonly { readonly splitter: string; readonly split: Splitter }[] = [
  { splitter: 'shuffled kFold', split: (rows, seed) => kFold({ rows, nSplits: 3, shuffleSeed: seed }) },
  { splitter: 'kFold', split: (rows) => kFold({ rows, nSplits: 3, shuffleSeed: null }) },
  {
    splitter: 'predefinedSplit',
    split: (rows) => {
      const fold = Float64Array.from({ length: N_ROWS }, (_, row) => ((row * 7) % 5) - 1);
      const table: Table = { nRows: N_ROWS, columns: [{ name: 'fold', type: 'number', values: fold }] };
      return predefinedSplit({ table, rows, data: { fold: 'fold' } });
    },
  },
  {
    splitter: 'timeSeriesSplit',
    split: (rows) => {
      const cv = cvWith({ splitter: 'timeSeriesSplit', nSplits: 3, boundary: 'row' });
      return timeSeriesSplit({ table: { nRows: N_ROWS, columns: [] }, rows, data: { time: null }, cv });
    },
  },
  {
    splitter: 'timeSeriesSplit with a gap',
    split: (rows) => {
      const options = { nSplits: 2, boundary: 'row', gap: 5, testSize: 7, maxTrainSize: 25 };
      const cv = cvWith({ splitter: 'timeSeriesSplit', ...options });
      return timeSeriesSplit({ table: { nRows: N_ROWS, columns: [] }, rows, data: { time: null }, cv });
    },
  },
  {
    splitter: 'shuffleSplit',
    split: (rows, seed) => {
      const cv = cvWith({ splitter: 'shuffleSplit', nSplits: 3, testSize: 0.2, trainSize: 0.5 });
      return shuffleSplit({ rows, cv, seed });
    },
  },
];

type Splitter = (rows: Int32Array, seed: number) => readonly PathSplit[];

interface HeldOut {
  readonly section: object;
  readonly isGrouped: boolean;
  readonly seed: number;
}

/** Some rows have no target; of the others some are withheld from the folds, which share the `rows`. */
export function heldOutTask({ section, isGrouped, seed }: HeldOut): PathTask & { readonly rows: Int32Array } {
  const sample = sampleTable(N_ROWS, seed);
  const positive = sample.table.columns.map((column) =>
    column.name === 'a' && isNumeric(column)
      ? { ...column, values: column.values.map((x) => x + 5) }
      : column,
  );
  const table = withGaps({ nRows: N_ROWS, columns: positive }, seed);
  // The groups themselves stay as they are.
  const groups = { ...sample.table.columns[1]!, name: 'group' };
  const y = sample.y.map((value, row) => (row % 8 === 3 ? Number.NaN : value));
  const rows = allRows(N_ROWS).filter((row) => row % 8 !== 3 && row % 8 !== 6);
  const featureColumns = table.columns.map(({ name }) => name);
  const all = { nRows: N_ROWS, columns: [...table.columns, groups] };
  const clean = cleanSection.parse(section);
  const group = isGrouped ? 'group' : null;
  return { ...sampleTask({ table: all, y, featureColumns, clean, group }), rows };
}

/** The task with another cell in every feature of each labelled row that is not trained on. */
export function withHeldOutCells<Task extends PathTask>(task: Task, train: Int32Array, cell: number): Task {
  const trained = new Set(train);
  const isHeldOut = (row: number) => !trained.has(row) && !Number.isNaN(task.y[row]);
  const columns = task.table.columns.map((column): Column => {
    if (!task.featureColumns.includes(column.name)) return column;
    return isNumeric(column)
      ? { ...column, values: column.values.map((x, row) => (isHeldOut(row) ? cell : x)) }
      : { ...column, codes: column.codes.map((code, row) => (isHeldOut(row) ? changed(code, cell) : code)) };
  });
  return { ...task, table: { ...task.table, columns } };
}

function changed(code: number, cell: number): number {
  return Number.isNaN(cell) ? -1 : (code + 2) % 4;
}

/** What is learnt from the training rows, and what estimators are fitted to, on rows and for sums. */
export function fittedOn(task: PathTask, split: PathSplit, normalizeMethod: NormalizeMethod) {
  const { table, clean, group = null, featureColumns: features } = task;
  const { train: rows } = split;
  const reach = splitReach(task, split);
  const recipe = fitRecipe({ table, rows, features, clean, group, normalizeMethod, reach });
  const { train, yTrain } = preparedParts(task, split, normalizeMethod);
  const one = { ...task, splits: [split] };
  const encoded = encodeSplits(one, columnBase(normalizeMethod, clean.normalize).columns)(0);
  // Of a category without a gap in any row, levels that training lacks have a column too.
  const columns = encoded.columns
    .map((column) => Float64Array.from(encoded.train, (row) => column[row]!))
    .filter((column) => column.some((value) => value !== 0));
  return { recipe, train, yTrain, columns };
}
