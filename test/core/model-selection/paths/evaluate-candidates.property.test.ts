import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import { kFold } from '../../../../core/model-selection/splitters/k-fold.ts';
import { allRows, isNumeric, takeRows } from '../../../../core/table/table.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';
import { anyCleaning, withGaps } from './any-cleaning.ts';
import { scoresByRows } from './by-rows.ts';
import { candidatesOf, foldsOf, sampleTable, sampleTask } from './sample-task.ts';

const scenario = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  nRows: fc.integer({ min: 24, max: 80 }),
  nSplits: fc.integer({ min: 2, max: 4 }),
  exponent: fc.integer({ min: -3, max: 3 }),
  fitIntercept: fc.boolean(),
  normalize: fc.constantFrom('none', 'standard', 'minMax', 'robust', 'maxAbs', 'quantile', 'log1p'),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

function taskOf({ seed, nRows, nSplits, exponent, fitIntercept, normalize }: Scenario) {
  const sample = sampleTable(nRows, seed);
  const { y } = sample;
  const columns = sample.table.columns.map((column) =>
    isNumeric(column) && column.name === 'a'
      ? { ...column, values: column.values.map((x) => x + 5) }
      : column,
  );
  const table = { nRows, columns };
  const candidates = candidatesOf(
    { estimator: 'ridge', params: { alpha: 10 ** exponent, fitIntercept, normalize } },
    { estimator: 'linear', params: { fitIntercept, normalize } },
  );
  return sampleTask({ table, y, candidates, splits: foldsOf(nRows, nSplits) });
}

/** Some rows have no target, and some of the others are in no split. */
function shuffledTaskOf(input: Scenario) {
  const { nRows, nSplits, seed: shuffleSeed } = input;
  const task = taskOf(input);
  const y = task.y.map((value, row) => (row % 7 === 3 ? Number.NaN : value));
  const rows = allRows(nRows).filter((row) => row % 7 !== 3 && row % 7 !== 5);
  return { ...task, y, splits: kFold({ rows, nSplits, shuffleSeed }) };
}

test('the fast path has the scores of a fit on rows, whatever the recipe and the split', () => {
  fc.assert(
    fc.property(scenario, (input) => {
      const task = taskOf(input);
      for (const { candidateIndex, error, splitTestScores } of evaluateCandidates(task).results) {
        expect(error).toBeNull();
        const expected = scoresByRows(task, candidateIndex).rmse!;
        expect(relativeError(splitTestScores.rmse as number[], expected)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 40 },
  );
});

test('nor does it matter which methods clean, with gaps or without', () => {
  fc.assert(
    fc.property(scenario, anyCleaning, fc.boolean(), fc.boolean(), (input, section, hasGaps, isShuffled) => {
      const plain = isShuffled ? shuffledTaskOf(input) : taskOf(input);
      const table = hasGaps ? withGaps(plain.table, input.seed) : plain.table;
      const task = { ...plain, table, clean: cleanSection.parse(section), group: hasGaps ? 'region' : null };
      for (const { candidateIndex, error, splitTestScores } of evaluateCandidates(task).results) {
        expect(error).toBeNull();
        const expected = scoresByRows(task, candidateIndex).rmse!;
        expect(relativeError(splitTestScores.rmse as number[], expected)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 150 },
  );
});

test('rows with weights, some of 0, have the scores of a weighted fit on rows', () => {
  fc.assert(
    fc.property(scenario, anyCleaning, fc.boolean(), (input, section, hasGaps) => {
      const plain = taskOf(input);
      const table = hasGaps ? withGaps(plain.table, input.seed) : plain.table;
      const weights = Float64Array.from(
        { length: input.nRows },
        (_, row) => ((row * 7 + input.seed) % 5) / 2,
      );
      const group = hasGaps ? 'region' : null;
      const task = { ...plain, table, weights, clean: cleanSection.parse(section), group };
      for (const { candidateIndex, error, splitTestScores } of evaluateCandidates(task).results) {
        expect(error).toBeNull();
        const expected = scoresByRows(task, candidateIndex).rmse!;
        expect(relativeError(splitTestScores.rmse as number[], expected)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(scenario, (input) => {
      const task = taskOf(input);
      const reversed = Int32Array.from({ length: input.nRows }, (_, row) => input.nRows - 1 - row);
      const mirrored = {
        ...task,
        table: takeRows(task.table, reversed),
        y: task.y.toReversed(),
        splits: task.splits.map(({ train, test: rows }) => ({
          train: train.map((row) => input.nRows - 1 - row),
          test: rows.map((row) => input.nRows - 1 - row),
        })),
      };
      const [scores, others] = [task, mirrored].map((each) =>
        evaluateCandidates(each).results.flatMap(({ splitTestScores }) => splitTestScores.rmse as number[]),
      );
      expect(relativeError(others!, scores!)).toBeLessThan(1e-9);
    }),
    { numRuns: 20 },
  );
});
