import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ElasticNetSettings,
  elasticNetPath,
} from '../../../../core/estimators/coordinate-descent/elastic-net-path.ts';
import type { LeastSquaresProblem } from '../../../../core/estimators/least-squares/problem.ts';
import type { LinearFit } from '../../../../core/estimators/least-squares/ridge-path.ts';
import { dot } from '../../../../core/linear-algebra/dot.ts';
import { normwiseError } from '../../linear-algebra/relative-error.ts';
import { featuresOf, sampleProblem } from './sample-problem.ts';

const problems = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    nRows: fc.integer({ min: 4, max: 40 }),
    nColumns: fc.integer({ min: 1, max: 25 }),
    fitIntercept: fc.boolean(),
    correlation: fc.constantFrom(0, 0.5, 0.9, 0.99),
    nCopies: fc.constantFrom(0, 0, 1, 3),
  })
  .map(sampleProblem);
const settings = fc.record({
  alpha: fc.double({ min: -4, max: 1, noNaN: true }).map((exponent) => 10 ** exponent),
  l1Ratio: fc.constantFrom(0.1, 0.5, 0.9, 1),
});

/** By the rows alone: correlations of the residuals with each feature, over the number of rows. */
function correlationsOf(problem: LeastSquaresProblem, coef: Float64Array): number[] {
  const features = featuresOf(problem);
  const means = features.map((feature) =>
    problem.fitIntercept ? feature.reduce((sum, value) => sum + value, 0) / feature.length : 0,
  );
  const yMean = problem.fitIntercept
    ? problem.y.reduce((sum, value) => sum + value, 0) / problem.y.length
    : 0;
  const residual = problem.y.map((value, i) =>
    features.reduce((rest, feature, j) => rest - coef[j]! * (feature[i]! - means[j]!), value - yMean),
  );
  return features.map(
    (feature, j) =>
      dot(
        feature.map((value) => value - means[j]!),
        residual,
      ) / residual.length,
  );
}

function fitsOf(problem: LeastSquaresProblem, all: readonly ElasticNetSettings[]): LinearFit[] {
  return elasticNetPath(problem)(all).map((fit) => {
    if (fit instanceof Error) throw fit;
    return fit;
  });
}

test('a solution meets the conditions of Karush, Kuhn and Tucker on the rows', () => {
  fc.assert(
    fc.property(problems, settings, (problem, { alpha, l1Ratio }) => {
      const [{ coef }] = fitsOf(problem, [{ alpha, l1Ratio }]) as [LinearFit];
      // What the correlations are sums of: rounding is measured against it.
      const size = Math.max(...problem.y.map(Math.abs)) + coef.reduce((sum, w) => sum + Math.abs(w), 0);
      for (const [j, correlation] of correlationsOf(problem, coef).entries()) {
        const w = coef[j]!;
        const excess =
          w === 0
            ? Math.max(0, Math.abs(correlation) - alpha * l1Ratio)
            : Math.abs(correlation - alpha * (l1Ratio * Math.sign(w) + (1 - l1Ratio) * w));
        expect(excess / size).toBeLessThan(1e-11);
      }
    }),
    { numRuns: 300 },
  );
});

test('neither the order nor the grouping of the candidates changes a fit', () => {
  fc.assert(
    fc.property(problems, fc.array(settings, { minLength: 2, maxLength: 6 }), (problem, all) => {
      const together = fitsOf(problem, all);
      const reversed = fitsOf(problem, all.toReversed()).toReversed();
      const alone = all.flatMap((one) => fitsOf(problem, [one]));
      for (const [index, { coef }] of together.entries()) {
        expect(normwiseError(reversed[index]!.coef, coef)).toBeLessThan(1e-9);
        expect(normwiseError(alone[index]!.coef, coef)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 150 },
  );
});

test('all weights doubled, a solution is the same', () => {
  fc.assert(
    fc.property(problems, settings, (problem, one) => {
      const { block } = problem;
      const heavier = { ...block, n: 2 * block.n, comoment: block.comoment.map((value) => 2 * value) };
      const [fit, again] = [problem, { ...problem, block: heavier }].map((each) => fitsOf(each, [one])[0]!);
      // Rows that are solved by themselves are not weighted here.
      fc.pre(fit!.solver === 'coordinateDescent' && again!.solver === 'coordinateDescent');
      expect(normwiseError(again!.coef, fit!.coef)).toBeLessThan(1e-9);
    }),
    { numRuns: 50 },
  );
});

test('a gap that is no number is no solution: the candidate fails, and the others do not', () => {
  const problem = sampleProblem({
    seed: 1,
    nRows: 20,
    nColumns: 5,
    fitIntercept: true,
    correlation: 0,
    nCopies: 0,
  });
  const target = problem.columns[0]!;
  // The target is a column: at a small alpha the Gram matrix has lost the residuals, and rows are asked, which are damaged.
  const q = problem.columns.length + 1;
  const { comoment, mean } = problem.block;
  for (let j = 0; j < q - 1; j++) {
    comoment[j * q + q - 1] = comoment[j * q]!;
    comoment[(q - 1) * q + j] = comoment[j * q]!;
  }
  comoment[q * q - 1] = comoment[0]!;
  mean[q - 1] = mean[0]!;
  const damaged = { ...problem, y: target.map(() => Number.NaN) };
  const [small, large] = elasticNetPath(damaged)([
    { alpha: 1e-9, l1Ratio: 1 },
    { alpha: 1e-3, l1Ratio: 1 },
  ]);
  expect(large).not.toBeInstanceOf(Error);
  expect(String(small)).toContain('coordinate descent: no solution after');
});
