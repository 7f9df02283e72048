import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCleaning } from '../../../../core/cleaning/check-cleaning.ts';
import { denoise } from '../../../../core/cleaning/denoise.ts';
import type { SeriesFolds } from '../../../../core/cleaning/series-folds.ts';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import type { CrossValidation } from '../../../../core/contracts/config/cross-validation.ts';
import { dataSection } from '../../../../core/contracts/config/data-section.ts';
import { chooseComparisonRows } from '../../../../core/model-selection/comparison/choose-comparison-rows.ts';
import { rowIdentity } from '../../../../core/model-selection/comparison/row-identity.ts';
import type { PathSplit, PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { makeSplits } from '../../../../core/model-selection/splitters/make-splits.ts';
import { cellText } from '../../../../core/table/column-text.ts';
import { findColumn, type NumericColumn, type Table } from '../../../../core/table/table.ts';
import { rowsOfRole } from '../../../../core/tuning/load-run.ts';
import { cvWith } from '../small-tables.ts';
import { fittedOn, heldOutTask, withHeldOutCells } from './held-out-task.ts';

const FILTERS = [
  { method: 'movingAverage', window: 4 },
  { method: 'median', window: 5 },
  { method: 'hampel', window: 5, sigmas: 1 },
  { method: 'exponential', alpha: 0.3 },
  { method: 'exponential', halfLife: '2 hours' },
] as readonly { readonly method: string; readonly halfLife?: string }[];
const HOUR_MS = 3_600_000;
const data = (more: object) => dataSection.parse({ target: 'y', time: 'at', ...more });

/** What the champion has seen: nothing as there is none, rows up to a time, or rows by what they hold. */
const CHAMPIONS = {
  none: null,
  'up to a time': null,
  'all but new rows and late labels': (row: number) => row < 40 && row % 5 !== 2,
  'all but late labels': (row: number) => row % 5 !== 2,
  'other rows': () => false,
} as const;
const LAST_TIMED = 25;

const scenario = fc.record({
  filter: fc.constantFrom(...FILTERS),
  numeric: fc.constantFrom('median', 'forwardFill', 'knn'),
  isGrouped: fc.boolean(),
  seed: fc.nat(1000),
  cell: fc.constantFrom(1e6, -1e6, Number.NaN),
  seen: fc.constantFrom(...(Object.keys(CHAMPIONS) as (keyof typeof CHAMPIONS)[])),
  // Rows of one time: all of them, all new ones, or fewer.
  ties: fc.constantFrom(1, 7, 20, 60),
  isTimed: fc.boolean(),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer V> ? V : never;

/** Raw rows, as they are before filters; so many at a time are an hour apart. */
function rawTask({
  filter,
  numeric,
  isGrouped,
  seed,
  ties,
}: Pick<Scenario, 'filter' | 'numeric' | 'isGrouped' | 'seed' | 'ties'>) {
  const section = { denoise: [{ ...filter, columns: ['a', 'b'] }], impute: { numeric } };
  const task = heldOutTask({ section, isGrouped, seed });
  const values = (of: (row: number) => number) =>
    Float64Array.from({ length: task.table.nRows }, (_, i) => of(i));
  const roles = [
    { name: 'at', type: 'time', values: values((row) => Math.floor(row / ties) * HOUR_MS) },
    { name: 'y', type: 'number', values: task.y },
    { name: 'fold', type: 'number', values: values((row) => (row % 11 === 3 ? 3 : row % 3)) },
  ] as const;
  return { ...task, table: { ...task.table, columns: [...task.table.columns, ...roles] } };
}

/** What is known of a champion's rows: a time, or what they hold where there is no time. */
function championOf({ table }: PathTask, of: ReturnType<typeof data>, seen: Scenario['seen']) {
  if (seen === 'none') return null;
  const hasSeen = CHAMPIONS[seen];
  if (hasSeen !== null) {
    const trainedRows = rowIdentity(table, of).filter((_, row) => hasSeen(row));
    return { version: 1, timeToMs: null, trainedRows };
  }
  const timeToMs = of.time === null ? null : timesOf(table)[LAST_TIMED]!;
  return { version: 1, timeToMs, trainedRows: null };
}

function timesOf(table: Table): Float64Array {
  return (findColumn(table, 'at') as NumericColumn).values;
}

function foldsOf(table: Table): Float64Array {
  return (findColumn(table, 'fold') as NumericColumn).values;
}

/** The splits of a search, if its rows can be split, and that of the comparison after it. */
function splitsOf(
  task: PathTask,
  of: ReturnType<typeof data>,
  { seen, folds }: Pick<Scenario, 'seen'> & { readonly folds: SeriesFolds },
): PathSplit[] {
  const { table } = task;
  const cv = cvOf(folds, of.time === null ? 'row' : 'time');
  const tune = { cv, holdout: 0.2, seed: 42 };
  const champion = championOf(task, of, seen);
  const { roles } = chooseComparisonRows({ table, data: of, tune, isFiltered: true, champion });
  const rows = rowsOfRole(roles, 'search');
  const times = new Set(Array.from(rows, (row) => timesOf(table)[row]));
  const groups = new Set(Array.from(rows, (row) => cellText(findColumn(table, 'group')!, row)));
  const isTooFew =
    (folds === 'chronological' && of.time !== null && times.size <= 3) ||
    (folds === 'whole' && groups.size < 2) ||
    (folds === 'numbered' && new Set(Array.from(rows, (row) => foldsOf(table)[row])).size < 2);
  const splits = isTooFew ? [] : makeSplits({ table, rows, data: of, cv, classOf: null, seed: 42 });
  return [...splits, { train: rows, test: rowsOfRole(roles, 'holdout') }];
}

function cvOf(folds: SeriesFolds, boundary: 'row' | 'time'): CrossValidation {
  if (folds === 'chronological') return cvWith({ splitter: 'timeSeriesSplit', nSplits: 3, boundary });
  return folds === 'whole'
    ? cvWith({ splitter: 'groupKFold', nSplits: 2 })
    : cvWith({ splitter: 'predefinedSplit' });
}

describe('filters along the rows, which run before the rows are parted', () => {
  test.each([
    ['chronological', 'timeSeriesSplit'],
    ['whole', 'groupKFold'],
    ['numbered', 'predefinedSplit by group'],
  ] as const)('carry no held-out row into a training part of %s folds (%s)', (folds, _) => {
    fc.assert(
      fc.property(scenario, (input) => {
        const raw = rawTask({ ...input, isGrouped: input.isGrouped || folds !== 'chronological' });
        const isTimed = input.isTimed || input.filter.halfLife !== undefined;
        const order = isTimed ? {} : { time: null, order: 'file' };
        const of = data({ ...order, group: raw.group, fold: folds === 'numbered' ? 'fold' : null });
        expect(() => checkCleaning({ table: raw.table, data: of, clean: raw.clean, folds })).not.toThrow();
        for (const split of splitsOf(raw, of, { ...input, folds })) {
          const [before, after] = [raw, withHeldOutCells(raw, split.train, input.cell)].map((task) =>
            fittedOn({ ...task, table: denoise(task.table, of, task.clean).table }, split, 'standard'),
          );
          expect(after).toEqual(before);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('are refused where they would, as is any look ahead', () => {
    const { table } = rawTask({
      filter: FILTERS[0]!,
      numeric: 'median',
      isGrouped: false,
      seed: 1,
      ties: 1,
    });
    const check = (filter: object, folds: SeriesFolds) => () =>
      checkCleaning({
        table,
        data: data({ group: 'group', fold: 'fold' }),
        clean: cleanSection.parse({ denoise: [{ ...filter, columns: ['a', 'b'] }] }),
        folds,
      });
    for (const filter of FILTERS)
      expect(check(filter, 'cut')).toThrow(/of "a", "b" would smooth tested rows/);
    for (const filter of [
      { method: 'savitzkyGolay', window: 5 },
      ...FILTERS.slice(0, 3).map((one) => ({ ...one, align: 'centered' })),
    ])
      for (const folds of ['chronological', 'whole', 'numbered'] as const)
        expect(check(filter, folds)).toThrow(/would let "a", "b" look ahead/);
  });
});
