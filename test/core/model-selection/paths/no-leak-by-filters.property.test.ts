import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCleaning } from '../../../../core/cleaning/check-cleaning.ts';
import { denoise } from '../../../../core/cleaning/denoise.ts';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { dataSection } from '../../../../core/contracts/config/data-section.ts';
import { chooseComparisonRows } from '../../../../core/model-selection/comparison/choose-comparison-rows.ts';
import type { PathSplit, PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { makeSplits } from '../../../../core/model-selection/splitters/make-splits.ts';
import { rowsOfRole } from '../../../../core/tuning/load-run.ts';
import { fittedOn, heldOutTask, withHeldOutCells } from './held-out-task.ts';

const FILTERS = [
  { method: 'movingAverage', window: 4 },
  { method: 'median', window: 5 },
  { method: 'hampel', window: 5, sigmas: 1 },
  { method: 'exponential', alpha: 0.3 },
  { method: 'exponential', halfLife: '2 hours' },
];
const HOUR_MS = 3_600_000;
const data = (more: object) => dataSection.parse({ target: 'y', time: 'at', ...more });

const scenario = fc.record({
  filter: fc.constantFrom(...FILTERS),
  numeric: fc.constantFrom('median', 'forwardFill', 'knn'),
  isGrouped: fc.boolean(),
  seed: fc.nat(1000),
  cell: fc.constantFrom(1e6, -1e6, Number.NaN),
  isFirst: fc.boolean(),
});

/** Raw rows, an hour apart, as they are before filters. */
function rawTask({
  filter,
  numeric,
  isGrouped,
  seed,
}: typeof scenario extends fc.Arbitrary<infer V> ? V : never) {
  const section = { denoise: [{ ...filter, columns: ['a', 'b'] }], impute: { numeric } };
  const task = heldOutTask({ section, isGrouped, seed });
  const values = (of: (row: number) => number) =>
    Float64Array.from({ length: task.table.nRows }, (_, i) => of(i));
  const roles = [
    { name: 'at', type: 'time', values: values((row) => row * HOUR_MS) },
    { name: 'y', type: 'number', values: task.y },
    { name: 'fold', type: 'number', values: values((row) => (row % 11 === 3 ? 3 : row % 3)) },
  ] as const;
  return { ...task, table: { ...task.table, columns: [...task.table.columns, ...roles] } };
}

/** The splits of a search and that of the comparison after it. */
function splitsOf(task: PathTask, of: ReturnType<typeof data>, isFirst: boolean): PathSplit[] {
  const { table } = task;
  const champion = isFirst ? null : { version: 1, timeToMs: 25 * HOUR_MS, trainedRows: null };
  const tune = { holdout: 0.2, seed: 42 };
  const { roles } = chooseComparisonRows({ table, data: of, tune, isFiltered: true, champion });
  const rows = rowsOfRole(roles, 'search');
  const cv =
    of.fold === null
      ? ({ splitter: 'timeSeriesSplit', nSplits: 3, boundary: 'time' } as const)
      : ({ splitter: 'predefinedSplit' } as const);
  const splits = makeSplits({ table, rows, data: of, cv, seed: 42 });
  return [...splits, { train: rows, test: rowsOfRole(roles, 'holdout') }];
}

describe('filters along the rows, which run before the rows are parted', () => {
  test.each([
    ['chronological', 'timeSeriesSplit'],
    ['whole', 'predefinedSplit by group'],
  ] as const)('carry no held-out row into a training part of %s folds (%s)', (folds, _) => {
    fc.assert(
      fc.property(scenario, (input) => {
        const raw = rawTask({ ...input, isGrouped: input.isGrouped || folds === 'whole' });
        const of = data({ group: raw.group, fold: folds === 'whole' ? 'fold' : null });
        expect(() => checkCleaning({ table: raw.table, data: of, clean: raw.clean, folds })).not.toThrow();
        for (const split of splitsOf(raw, of, input.isFirst)) {
          const [before, after] = [raw, withHeldOutCells(raw, split.train, input.cell)].map((task) =>
            fittedOn({ ...task, table: denoise(task.table, of, task.clean).table }, split, 'standard'),
          );
          expect(after).toEqual(before);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are refused where they would, as is any look ahead', () => {
    const { table } = rawTask({
      filter: FILTERS[0]!,
      numeric: 'median',
      isGrouped: false,
      seed: 1,
      cell: 0,
      isFirst: true,
    });
    const check = (filter: object, folds: 'chronological' | 'whole' | 'cut') => () =>
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
      for (const folds of ['chronological', 'whole'] as const)
        expect(check(filter, folds)).toThrow(/would let "a", "b" look ahead/);
  });
});
