import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRecipe } from '../../../../core/cleaning/apply-recipe.ts';
import { fitRecipe } from '../../../../core/cleaning/fit-recipe.ts';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { getEstimator } from '../../../../core/estimators/estimators.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import type { PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { randomInteger, seededGenerator } from '../../../../core/random/seeded-generator.ts';
import { normwiseError, relativeError } from '../../linear-algebra/relative-error.ts';
import { candidatesOf, sampleTask } from './sample-task.ts';

const SHIFT = 1e9;
/** The mean of a column near 1e9 has an error of eps 1e9 = 2e-7, of a column of size 1; a few are added up. */
const TOLERANCE = 1e-5;

const scenario = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  // Rows and columns: wide, tall, and tall with a column twice.
  shape: fc.constantFrom([12, 30, false] as const, [60, 4, false] as const, [60, 4, true] as const),
  alpha: fc.constantFrom(0, 1e-8, 1),
  fitIntercept: fc.boolean(),
  // Without an intercept only a normalised column is the same wherever it was.
  normalizeBesideIntercept: fc.constantFrom('standard', 'none'),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** Columns of multiples of 1/1024, so that a shift of 1e9 loses no digit of them. */
function taskOf(input: Scenario, shift: number) {
  const { seed, shape, alpha, fitIntercept, normalizeBesideIntercept } = input;
  const [nTrain, nColumns, twice] = shape;
  const method = fitIntercept ? normalizeBesideIntercept : 'standard';
  const random = seededGenerator(seed);
  const nRows = nTrain + 10;
  const drawn = Array.from({ length: nColumns }, () =>
    Float64Array.from({ length: nRows }, () => randomInteger(random, 4096) / 1024),
  );
  const y = Float64Array.from(
    { length: nRows },
    (_, row) => 3 + drawn[0]![row]! - drawn[1]![row]! + random(),
  );
  const shifted = drawn.with(
    0,
    drawn[0]!.map((value) => value + shift),
  );
  const columns = (twice ? [...shifted, drawn[0]!] : shifted).map((values, j) => ({
    name: `x${j}`,
    type: 'number' as const,
    values,
  }));
  const rows = Int32Array.from({ length: nRows }, (_, row) => row);
  const params = alpha === 0 ? { fitIntercept } : { fitIntercept, alpha };
  return sampleTask({
    table: { nRows, columns },
    y,
    featureColumns: columns.map(({ name }) => name),
    clean: cleanSection.parse({ normalize: { method } }),
    candidates: candidatesOf({ estimator: alpha === 0 ? 'linear' : 'ridge', params }),
    splits: [{ train: rows.subarray(0, nTrain), test: rows.subarray(nTrain) }],
  });
}

function fitAndPredict({ table, y, featureColumns: features, clean, candidates, splits }: PathTask) {
  const { train, test: rows } = splits[0]!;
  const recipe = fitRecipe({ table, rows: train, features, clean });
  const { params } = candidates[0]!;
  const estimator = getEstimator(candidates[0]!.estimator);
  const target = Float64Array.from(train, (row) => y[row]!);
  const model = estimator.fit(applyRecipe(recipe, table, train), target, params);
  return {
    rank: model.fitted.rank,
    predictions: estimator.predict(model, applyRecipe(recipe, table, rows)),
  };
}

describe('a column that is moved a billion away from the origin', () => {
  test('changes no score of a search', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const [near, far] = [0, SHIFT].map((shift) => evaluateCandidates(taskOf(input, shift)).results[0]!);
        expect(far!.error).toBeNull();
        expect(
          relativeError(far!.splitTestScores.rmse as number[], near!.splitTestScores.rmse as number[]),
        ).toBeLessThan(TOLERANCE);
      }),
      { numRuns: 60 },
    );
  });

  test('changes neither the rank nor the predictions of the final fit', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const [near, far] = [0, SHIFT].map((shift) => fitAndPredict(taskOf(input, shift)));
        expect(far!.rank).toBe(near!.rank);
        expect(normwiseError(far!.predictions, near!.predictions)).toBeLessThan(TOLERANCE);
      }),
      { numRuns: 60 },
    );
  });
});
