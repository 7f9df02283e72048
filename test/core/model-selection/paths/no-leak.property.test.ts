import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import { isNumeric, type Table } from '../../../../core/table/table.ts';
import { anyCleaning, withGaps } from './any-cleaning.ts';
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
          // Fills that look ahead are not for chronological splits, and look at the last row on purpose.
          const looksAhead = [clean.impute.numeric, clean.impute.category].some((method) =>
            ['backwardFill', 'interpolate'].includes(method),
          );
          fc.pre(!looksAhead);
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
