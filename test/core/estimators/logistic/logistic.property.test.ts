import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FittedModel, Params } from '../../../../core/contracts/model-artefact.ts';
import { logistic } from '../../../../core/estimators/logistic.ts';
import { shuffle } from '../../../../core/random/seeded-generator.ts';
import { normwiseError } from '../../linear-algebra/relative-error.ts';
import { classSample, matrixOfColumns } from './sample-classes.ts';

/** Steps end when 1e-10 is left to do; a badly conditioned problem has a few digits less. */
const SAME = 1e-7;

const problem = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  nSamples: fc.integer({ min: 6, max: 300 }),
  nFeatures: fc.integer({ min: 1, max: 7 }),
  nClasses: fc.integer({ min: 2, max: 4 }),
  exponent: fc.integer({ min: -3, max: 3 }),
  fitIntercept: fc.boolean(),
  classWeight: fc.constantFrom('none', 'balanced'),
});

interface Problem {
  readonly seed: number;
  readonly nSamples: number;
  readonly nFeatures: number;
  readonly nClasses: number;
  readonly exponent: number;
  readonly fitIntercept: boolean;
  readonly classWeight: string;
}

function sampleOf({ seed, nSamples, nFeatures, nClasses }: Problem) {
  return classSample(seed, [nSamples, nFeatures, nClasses]);
}

function paramsOf({ exponent, fitIntercept, classWeight }: Problem): Params {
  return { C: 10 ** exponent, fitIntercept, classWeight };
}

function coefOf({ fitted }: FittedModel): number[] {
  return (fitted.coef as number[][]).flat();
}

describe('logistic regression', () => {
  test('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(problem, (input) => {
        const { columns, X, y, classes, random } = sampleOf(input);
        const order = Int32Array.from(y.keys());
        shuffle(order, random);
        const shuffled = matrixOfColumns(columns.map((column) => column.map((_, i) => column[order[i]!]!)));
        const yShuffled = y.map((_, i) => y[order[i]!]!);
        const params = paramsOf(input);
        const model = logistic.fit(X, y, params, { classes });
        const other = logistic.fit(shuffled, yShuffled, params, { classes });
        expect(normwiseError(coefOf(other), coefOf(model))).toBeLessThan(SAME);
      }),
    );
  });

  test('beside an intercept does not depend on where columns begin', () => {
    fc.assert(
      fc.property(problem, fc.constantFrom(-3, 1000, 2 ** 30), (input, offset) => {
        const { columns, y, classes } = sampleOf(input);
        // Multiples of 1/1024 stay exact beside an offset.
        const grid = columns.map((column) => column.map((value) => Math.round(value * 1024) / 1024));
        const params = { ...paramsOf(input), fitIntercept: true };
        const model = logistic.fit(matrixOfColumns(grid), y, params, { classes });
        const shifted = matrixOfColumns(grid.map((column) => column.map((value) => value + offset)));
        const other = logistic.fit(shifted, y, params, { classes });
        expect(normwiseError(coefOf(other), coefOf(model))).toBeLessThan(SAME);
      }),
    );
  });

  test('counts a row of weight 2 as two, and one of weight 0 not at all', () => {
    fc.assert(
      fc.property(problem, (input) => {
        const { columns, X, y, classes, random } = sampleOf(input);
        const sampleWeight = y.map((_, i) => (i < classes.length ? 1 : Math.floor(3 * random())));
        const rows = [...y.keys()].flatMap((i) => new Array<number>(sampleWeight[i]!).fill(i));
        const repeated = matrixOfColumns(columns.map((column) => rows.map((i) => column[i]!)));
        const params = paramsOf(input);
        const model = logistic.fit(X, y, params, { classes, sampleWeight });
        const other = logistic.fit(
          repeated,
          Float64Array.from(rows, (i) => y[i]!),
          params,
          { classes },
        );
        expect(normwiseError(coefOf(other), coefOf(model))).toBeLessThan(SAME);
      }),
    );
  });

  test('predicts a path as it does one by one, each row adding up to 1', () => {
    fc.assert(
      fc.property(problem, fc.boolean(), (input, isReversed) => {
        const { X, y, classes } = sampleOf(input);
        const { X: test } = sampleOf({ ...input, seed: input.seed + 1 });
        const candidates = [1e-2, 1e3, 1, 30, 1].flatMap((C) => [
          { ...paramsOf(input), C },
          { C, classWeight: 'balanced' },
        ]);
        if (isReversed) candidates.reverse();
        const path = logistic.predictPath!({ train: X, yTrain: y, test, classes }, candidates);
        for (const [index, params] of candidates.entries()) {
          const model = logistic.fit(X, y, params, { classes });
          const alone = logistic.predictProbabilities!(model, test);
          const found = path[index]!;
          if (found instanceof Error) throw found;
          expect(normwiseError(found.probabilities!, alone)).toBeLessThan(SAME);
          expect(found.solver).toBe('newtonCholesky');
          for (let i = 0; i < test.nSamples; i++) {
            const row = found.probabilities!.subarray(i * classes.length, (i + 1) * classes.length);
            expect(Math.abs(row.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-15 * 4);
            expect(row[found.yPred[i]!]).toBe(Math.max(...row));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
