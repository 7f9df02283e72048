import { describe, expect, test } from 'vitest';
import { thinSvd } from '../../../core/linear-algebra/thin-svd.ts';
import { randomColumns } from './random-data.ts';
import { relativeError } from './relative-error.ts';

describe('thinSvd', () => {
  test.each([
    { nRows: 6, nColumns: 6 },
    { nRows: 50, nColumns: 8 },
    { nRows: 8, nColumns: 50 },
    { nRows: 1, nColumns: 4 },
  ])('gives U S V back as X for $nRows x $nColumns', (shape) => {
    const columns = randomColumns(11, shape);
    const { singularValues, rightVectors, project } = thinSvd(columns);
    // U'X = S V', column by column of X.
    for (const [j, column] of columns.entries()) {
      const expected = rightVectors.map((vector, k) => vector[j]! * singularValues[k]!);
      const size = Math.hypot(...column);
      const difference = project(column).map((value, k) => value - expected[k]!);
      expect(Math.hypot(...difference)).toBeLessThan(100 * Number.EPSILON * size * Math.min(shape.nRows, 8));
    }
    for (const vector of rightVectors) expect(Math.abs(Math.hypot(...vector) - 1)).toBeLessThan(1e-14);
  });

  test('finds the singular values of a matrix worked by hand, descending', () => {
    // [[3, 0], [4, 5]] has sqrt(45) and sqrt(5).
    const { singularValues } = thinSvd([Float64Array.of(3, 4), Float64Array.of(0, 5)]);
    expect(relativeError(singularValues, [Math.sqrt(45), Math.sqrt(5)])).toBeLessThan(1e-15);
  });

  test('finds a tiny singular value of badly scaled columns to its own digits', () => {
    const [a, b] = [Float64Array.of(1, 1, 0), Float64Array.of(1e-12, 0, 0)];
    // Of [[1, t], [1, 0]]: the product of both is t, and the sum of their squares 2 + t^2.
    const { singularValues } = thinSvd([a, b]);
    expect(relativeError([singularValues[0]! * singularValues[1]!], [1e-12])).toBeLessThan(1e-14);
  });

  test('has singular values of 0 for a matrix of zeros', () => {
    const { singularValues, project } = thinSvd([new Float64Array(3), new Float64Array(3)]);
    expect([...singularValues]).toEqual([0, 0]);
    expect([...project(Float64Array.of(1, 2, 3))]).toEqual([0, 0]);
  });

  test('has none for a matrix without columns', () => {
    expect(thinSvd([]).rightVectors).toEqual([]);
  });

  test('names the cell that is not finite', () => {
    const columns = [Float64Array.of(1, 2), Float64Array.of(3, Number.NaN)];
    expect(() => thinSvd(columns)).toThrow(
      'column 1, row 1 of the design matrix: NaN. Allowed: finite numbers.',
    );
  });
});
