import { describe, expect, test } from 'vitest';
import { type Point, rowSums } from '../../../../core/estimators/logistic/row-sums.ts';
import { standardRows } from '../../../../core/estimators/logistic/standard-rows.ts';
import { normwiseError } from '../../linear-algebra/relative-error.ts';
import { classSample } from './sample-classes.ts';

/** Sums of 300 terms in another order. */
const ROUNDING = 1e-13;

function sample(k: number, fitIntercept: boolean) {
  const nClasses = k === 1 ? 2 : k;
  const { X, y, random } = classSample(5, [300, 6, nClasses]);
  const targets = k === 1 ? y.map((number) => 2 * number - 1) : y;
  const rows = standardRows(X, { targets, weights: y.map(() => 2 * random()), fitIntercept, k });
  const vector = () => Float64Array.from({ length: k * rows.d }, () => 4 * random() - 2);
  return { rows, coef: vector(), direction: vector(), y };
}

/** Loss, gradient and Hessian as the formulas have them, row by row. */
function plainSums({ rows, coef, y }: Omit<ReturnType<typeof sample>, 'direction'>) {
  const { k, d, columns, centre, scale, weights } = rows;
  const size = k * d;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  let loss = 0;
  for (let i = 0; i < y.length; i++) {
    const x = [
      ...columns.map((column, j) => (column[i]! - centre[j]!) / scale[j]!),
      ...(d > columns.length ? [1] : []),
    ];
    const ofRows = Array.from({ length: k }, (_, a) =>
      x.reduce((sum, value, j) => sum + value * coef[a * d + j]!, 0),
    );
    // Two classes are a softmax of 0 and the margin.
    const margins = k === 1 ? [0, ...ofRows] : ofRows;
    const total = margins.reduce((sum, margin) => sum + Math.exp(margin), 0);
    const p = margins.map((margin) => Math.exp(margin) / total);
    loss -= weights[i]! * Math.log(p[y[i]!]!);
    const own = k === 1 ? [1] : [...Array(k).keys()];
    for (const [a, classA] of own.entries())
      for (let j = 0; j < d; j++) {
        gradient[a * d + j]! += weights[i]! * (p[classA]! - (y[i] === classA ? 1 : 0)) * x[j]!;
        for (const [b, classB] of own.entries())
          for (let l = 0; l < d; l++) {
            const bend = p[classA]! * ((a === b ? 1 : 0) - p[classB]!);
            hessian[(a * d + j) * size + b * d + l]! += weights[i]! * bend * x[j]! * x[l]!;
          }
      }
  }
  return { loss, gradient, hessian };
}

describe.each([
  [1, true],
  [1, false],
  [3, true],
  [4, false],
])('sums for %d rows of coefficients, intercept %s', (k, fitIntercept) => {
  const { rows, coef, direction, y } = sample(k, fitIntercept);
  const expected = plainSums({ rows, coef, y });

  test('are those of the formulas', () => {
    const point = rowSums(rows, { withHessians: true }).pointAt(coef, true);
    expect(Math.abs(point.loss / expected.loss - 1)).toBeLessThan(ROUNDING);
    expect(normwiseError(point.gradient, expected.gradient)).toBeLessThan(ROUNDING);
    expect(normwiseError(point.hessian!, expected.hessian)).toBeLessThan(ROUNDING);
  });

  test('have a Hessian that a product agrees with', () => {
    const size = coef.length;
    const image = coef.map((_, i) =>
      direction.reduce((sum, value, j) => sum + value * expected.hessian[i * size + j]!, 0),
    );
    const sums = rowSums(rows, { withHessians: false });
    expect(normwiseError(sums.hessianProduct(coef, direction), image)).toBeLessThan(ROUNDING);
  });

  test('are the same to the bit where tiles are written anew each time', () => {
    const [resident, streamed] = [undefined, 30_000].map((residentBytes) => {
      const sums = rowSums(rows, { withHessians: true, ...(residentBytes && { residentBytes }) });
      return [sums.pointAt(coef, true), sums.hessianProduct(coef, direction), sums.pointAt(coef, false)];
    });
    expect(streamed).toEqual(resident);
    expect(streamed![2]).toEqual({ ...(streamed![0] as Point), hessian: null });
  });
});

describe('a single row', () => {
  const { X } = classSample(1, [2, 1, 2]);
  /** Loss and residual of one row with this margin in favour of its own class, or of the other. */
  function lossOf(margin: number, nClasses: number) {
    const column = Float64Array.of(1);
    const own = nClasses - 1;
    const rows = standardRows(
      { ...X, nSamples: 1, columns: [column] },
      {
        targets: Float64Array.of(own),
        weights: Float64Array.of(1),
        fitIntercept: false,
        k: nClasses === 2 ? 1 : nClasses,
      },
    );
    const coef = new Float64Array(rows.k);
    coef[rows.k - 1] = margin;
    const { loss, gradient } = rowSums(rows, { withHessians: false }).pointAt(coef, false);
    return { loss, residual: gradient[rows.k - 1]! };
  }

  test.each([
    -1000, -745, -700, -40, -3, -1, -1e-9, 0, 1e-300, 0.3, 1, 2.5, 20, 40, 300, 700,
  ])('of margin %d keeps its digits, and is finite', (margin) => {
    for (const nClasses of [2, 3]) {
      const others = nClasses - 1;
      const { loss, residual } = lossOf(margin, nClasses);
      const e = others * Math.exp(-Math.abs(margin)) * (margin < 0 ? 1 / others ** 2 : 1);
      const exact = margin < 0 ? -margin + Math.log(others) + Math.log1p(e) : Math.log1p(e);
      // Two or three operations, each right to a unit in the last place.
      expect(Math.abs(loss - exact)).toBeLessThanOrEqual(1e-15 * exact);
      const share = margin < 0 ? 1 / (1 + e) : e / (1 + e);
      expect(Math.abs(residual + share)).toBeLessThanOrEqual(1e-15 * share);
    }
  });
});
