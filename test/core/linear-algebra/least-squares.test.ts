import { describe, expect, test } from 'vitest';
import { leastSquares, rankTolerance } from '../../../core/linear-algebra/least-squares.ts';
import { randomColumns } from './random-data.ts';
import { normwiseError, relativeError } from './relative-error.ts';

describe('leastSquares', () => {
  test('solves a problem worked by hand', () => {
    // The line through (0, 1), (1, 3), (2, 4) is 7/6 + 3/2 x.
    const columns = [Float64Array.of(1, 1, 1), Float64Array.of(0, 1, 2)];
    const { coef, rank } = leastSquares({ columns, y: Float64Array.of(1, 3, 4) });
    expect(relativeError(coef, [7 / 6, 3 / 2])).toBeLessThan(1e-14);
    expect(rank).toBe(2);
  });

  test('shares a coefficient between equal columns, the solution of least norm', () => {
    const x = Float64Array.of(1, 2, 3, 4);
    const { coef, rank } = leastSquares({ columns: [x, x], y: x.map((value) => 6 * value) });
    expect(relativeError(coef, [3, 3])).toBeLessThan(1e-14);
    expect(rank).toBe(1);
  });

  test('takes the least norm of the many solutions of a wide problem', () => {
    const { coef, rank } = leastSquares({
      columns: [Float64Array.of(3), Float64Array.of(4)],
      y: Float64Array.of(25),
    });
    expect(relativeError(coef, [3, 4])).toBeLessThan(1e-14);
    expect(rank).toBe(1);
  });

  test('keeps a column a billionth of the size of another', () => {
    const [a, b] = randomColumns(21, { nRows: 40, nColumns: 2 }) as [Float64Array, Float64Array];
    const small = b.map((value) => value * 1e-9);
    const y = a.map((value, i) => 2 * value + 5e9 * small[i]!);
    const { coef, rank } = leastSquares({ columns: [a, small], y });
    expect(relativeError(coef, [2, 5e9])).toBeLessThan(1e-12);
    expect(rank).toBe(2);
  });

  test('leaves residuals that no column explains', () => {
    const [y, ...columns] = randomColumns(22, { nRows: 60, nColumns: 6 }) as [
      Float64Array,
      ...Float64Array[],
    ];
    const { coef } = leastSquares({ columns, y });
    const residuals = y.map((value, i) => value - columns.reduce((sum, x, j) => sum + coef[j]! * x[i]!, 0));
    const products = columns.map((x) => x.reduce((sum, value, i) => sum + value * residuals[i]!, 0));
    expect(Math.max(...products.map(Math.abs))).toBeLessThan(1e-13);
  });

  test('finds rank 0 in zeros, with zero coefficients', () => {
    const { coef, rank, singularValues } = leastSquares({
      columns: [new Float64Array(3), new Float64Array(3)],
      y: Float64Array.of(1, 2, 3),
    });
    expect([[...coef], rank, [...singularValues]]).toEqual([[0, 0], 0, [0, 0]]);
  });

  test('scales its tolerance by the longer side', () => {
    expect(rankTolerance(100, 7)).toBe(100 * 2 ** -52);
    expect(rankTolerance(3, 7)).toBe(7 * 2 ** -52);
  });

  test('does not change its input', () => {
    const columns = randomColumns(23, { nRows: 9, nColumns: 2 });
    const before = columns.map((column) => [...column]);
    const y = Float64Array.from(columns[0]!);
    leastSquares({ columns, y });
    expect(columns.map((column) => [...column])).toEqual(before);
    expect(normwiseError(y, before[0]!)).toBe(0);
  });
});
