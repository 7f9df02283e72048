import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowReach } from '../../../../core/cleaning/fills/row-reach.ts';
import { cleanSection, type NormalizeMethod } from '../../../../core/contracts/config/clean-section.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import type { PathSplit } from '../../../../core/model-selection/paths/path-task.ts';
import { isNumeric, type Table } from '../../../../core/table/table.ts';
import { fitCandidate } from '../../../../core/tuning/fit-candidate.ts';
import { anyCleaning, withGaps } from './any-cleaning.ts';
import { fittedOn, heldOutTask, SPLITTERS, withHeldOutCells } from './held-out-task.ts';
import { candidatesOf, sampleTable, sampleTask } from './sample-task.ts';

const N = 60;
const CANDIDATES = candidatesOf(
  ...['standard', 'robust', 'quantile', 'maxAbs'].flatMap((normalize) => [
    { estimator: 'ridge', params: { alpha: 0.1, normalize } },
    { estimator: 'multivariateLinear', params: { normalize } },
  ]),
  { estimator: 'dummy', params: { strategy: 'mean' } },
);

/** The last row is in no training part, and in the test part of the second split only. */
const TRAIN = Int32Array.from({ length: 40 }, (_, row) => row);
const SPLITS = [
  { train: TRAIN, test: Int32Array.from({ length: 19 }, (_, i) => 40 + i) },
  { train: TRAIN, test: Int32Array.from({ length: 20 }, (_, i) => 40 + i) },
];

function withLastRow({ nRows, columns }: Table, cell: number): Table {
  return {
    nRows,
    columns: columns.map((column) =>
      isNumeric(column)
        ? { ...column, values: column.values.with(nRows - 1, cell) }
        : { ...column, codes: column.codes.with(nRows - 1, Number.isNaN(cell) ? -1 : 3) },
    ),
  };
}

describe('a row that is not in the training part', () => {
  test('has no say in the scores of others, whatever it holds and whichever methods clean', () => {
    fc.assert(
      fc.property(
        anyCleaning,
        fc.constantFrom(1e6, -1e6, 0, Number.NaN),
        fc.boolean(),
        fc.nat(1000),
        (section, cell, hasGaps, seed) => {
          const { table, y } = sampleTable(N, seed);
          const clean = cleanSection.parse(section);
          const base = hasGaps ? withGaps(table, seed) : table;
          const scoresOf = (each: Table) =>
            evaluateCandidates(
              sampleTask({ table: each, y, clean, candidates: CANDIDATES, splits: SPLITS }),
            ).results.map(({ splitTestScores, error }) => [splitTestScores.mae![0], error]);
          const scores = scoresOf(base);
          expect(scores.every(([mae, error]) => mae !== null && error === null)).toBe(true);
          // Columns are shared between splits or not as gaps allow, so that sums may be rounded in another order.
          for (const [i, [mae]] of scoresOf(withLastRow(base, cell)).entries())
            expect(Math.abs((mae as number) - (scores[i]![0] as number))).toBeLessThan(
              1e-9 * (scores[i]![0] as number),
            );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the training part', () => {
  const scenario = fc.record({
    section: anyCleaning,
    normalize: fc.constantFrom('none', 'standard', 'minMax', 'robust', 'maxAbs', 'quantile', 'log1p'),
    cells: fc.constantFrom(1e6, 0, -1e6, Number.NaN),
    isGrouped: fc.boolean(),
    seed: fc.nat(1000),
  });

  test.each(SPLITTERS)('of $splitter is the same to the last bit whatever the held-out rows hold', ({
    split,
  }) => {
    fc.assert(
      fc.property(scenario, ({ section, normalize, cells, isGrouped, seed }) => {
        const task = heldOutTask({ section, isGrouped, seed });
        for (const { train, test: tested } of split(task.rows, seed)) {
          const parts = { train, test: tested };
          const [before, after] = [task, withHeldOutCells(task, train, cells)].map((each) =>
            fittedOn(each, parts, normalize as NormalizeMethod),
          );
          expect(after).toEqual(before);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of a model that is compared on withheld rows is so too', () => {
    fc.assert(
      fc.property(scenario, ({ section, normalize, cells, isGrouped, seed }) => {
        const task = heldOutTask({ section, isGrouped, seed });
        const [{ train, test: tested }] = SPLITTERS[0]!.split(task.rows, seed) as [PathSplit];
        const [before, after] = [task, withHeldOutCells(task, train, cells)].map((each) =>
          fitCandidate({
            ...each,
            rows: train,
            reach: rowReach(each.y, { train, test: tested }),
            candidate: { index: 0, estimator: 'ridge', params: { alpha: 1, normalize } },
            features: each.featureColumns,
            tails: [],
          }),
        );
        expect(after).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the table', () => {
  test('is left as it is by every method, the target and columns without a feature too', () => {
    fc.assert(
      fc.property(anyCleaning, fc.nat(1000), (section, seed) => {
        const sample = sampleTable(N, seed);
        const table = withGaps(sample.table, seed);
        const [before, yBefore] = structuredClone([table, sample.y] as const);
        const clean = cleanSection.parse(section);
        const featureColumns = ['a', 'b'];
        const task = { table, y: sample.y, clean, featureColumns, candidates: CANDIDATES, splits: SPLITS };
        evaluateCandidates(sampleTask({ ...task, group: 'region' }));
        expect(table).toEqual(before);
        expect(sample.y).toEqual(yBefore);
      }),
      { numRuns: 30 },
    );
  });
});
