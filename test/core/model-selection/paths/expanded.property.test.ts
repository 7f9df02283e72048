import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import type { PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { kFold } from '../../../../core/model-selection/splitters/k-fold.ts';
import { scoredNumbers } from '../../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../../core/scoring/scorers.ts';
import { allRows, type Table } from '../../../../core/table/table.ts';
import { fitCandidate, predictRows } from '../../../../core/tuning/fit-candidate.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';
import { anyCleaning, withGaps } from './any-cleaning.ts';
import { scoresByRows } from './by-rows.ts';
import { candidatesOf, foldsOf, sampleTable, sampleTask } from './sample-task.ts';

const scenario = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  nRows: fc.integer({ min: 30, max: 90 }),
  nSplits: fc.integer({ min: 2, max: 4 }),
  isShuffled: fc.boolean(),
  degree: fc.constantFrom(2, 3),
  interactionOnly: fc.boolean(),
  fitIntercept: fc.boolean(),
  exponent: fc.integer({ min: -3, max: 3 }),
  // With the others a column near 1,000 has powers that are one column but for rounding.
  normalize: fc.constantFrom('standard', 'minMax', 'robust', 'quantile'),
  /** Values of `a`: 0 for as many as rows. */
  nValues: fc.constantFrom(0, 0, 1, 2, 3),
});

/**
 * A rule that drops most rows leaves nothing to compare, and gaps that are filled with 0 beside values near 1,000 have cubes
 * of a size that leaves the others no digits.
 */
const keptCleaning = anyCleaning.filter(
  ({ outliers: { method, action, factor }, impute }) =>
    (method === 'none' || action !== 'drop' || factor === 2) && impute.numeric !== 'constant',
);

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

function taskOf(input: Scenario): PathTask {
  const { seed, nRows, nSplits, isShuffled, exponent, nValues, ...params } = input;
  const sample = sampleTable(nRows, seed);
  const columns = sample.table.columns.map((column) =>
    column.name === 'a' && 'values' in column && nValues > 0
      ? { ...column, values: column.values.map((_, row) => (row * row) % nValues) }
      : column,
  );
  return sampleTask({
    table: { nRows, columns } as Table,
    y: sample.y,
    candidates: candidatesOf(
      { estimator: 'ridge', params: { alpha: 10 ** exponent, ...params } },
      { estimator: 'ridge', params: { alpha: 1, ...params, degree: 1 } },
      { estimator: 'ridge', params: { alpha: 1, ...params, interactionOnly: true } },
      { estimator: 'linear', params },
    ),
    splits: isShuffled
      ? kFold({ rows: allRows(nRows), nSplits, shuffleSeed: seed })
      : foldsOf(nRows, nSplits),
    scorers: ['rmse'],
  });
}

function expectSameScores(task: PathTask, expected: (position: number) => readonly number[], limit = 1e-9) {
  for (const { candidateIndex, error, splitTestScores } of evaluateCandidates(task).results) {
    expect(error).toBeNull();
    const scores = splitTestScores.rmse as number[];
    expect(relativeError(scores, expected(candidateIndex))).toBeLessThan(limit);
  }
}

describe('polynomial features in a search', () => {
  test('have the scores of least squares on rows, whatever is shared', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const task = taskOf(input);
        expectSameScores(task, (position) => scoresByRows(task, position).rmse!);
      }),
      { numRuns: 20 },
    );
  });

  test('whatever cleans the columns, with gaps or without', () => {
    fc.assert(
      fc.property(scenario, keptCleaning, (input, section) => {
        const plain = taskOf(input);
        const table = withGaps(plain.table, input.seed);
        const task = { ...plain, table, clean: cleanSection.parse(section), group: 'region' };
        expectSameScores(task, (position) => scoresByRows(task, position).rmse!);
      }),
      // Each run cleans every part anew for four candidates, by rows, which is a tenth of a second.
      { numRuns: 10 },
    );
  });

  test('have the scores of the models that would be registered', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const task = taskOf(input);
        expectSameScores(task, (position) => scoresOfModels(task, position));
      }),
      { numRuns: 20 },
    );
  });
});

/** Each split's training part fitted as a final model is, through JSON, and its test part predicted as new rows are. */
function scoresOfModels(task: PathTask, position: number): number[] {
  const { table, y, clean, featureColumns: features } = task;
  const candidate = task.candidates[position]!;
  return task.splits.map(({ train, test: rows }) => {
    const fitted = fitCandidate({ table, rows: train, y, candidate, clean, features, tails: [] });
    const model = JSON.parse(JSON.stringify(fitted)) as typeof fitted;
    const truth = Float64Array.from(rows, (row) => y[row]!);
    return SCORERS.rmse.score(scoredNumbers(truth, predictRows(model, table, rows, {})));
  });
}
