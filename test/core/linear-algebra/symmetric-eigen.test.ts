import { describe, expect, test } from 'vitest';
import { symmetricEigen } from '../../../core/linear-algebra/symmetric-eigen.ts';
import { randomColumns } from './random-data.ts';
import { normwiseError } from './relative-error.ts';

describe('symmetricEigen', () => {
  test('finds the eigenvalues of a matrix worked by hand, ascending', () => {
    // [[2, 1], [1, 2]] has 1 along (1, -1) and 3 along (1, 1).
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(normwiseError(values, [1, 3])).toBeLessThan(1e-15);
    expect(Math.abs(vectors[0]![0]! + vectors[0]![1]!)).toBeLessThan(1e-15);
    expect(Math.abs(vectors[1]![0]! - vectors[1]![1]!)).toBeLessThan(1e-15);
  });

  test.each([1, 3, 12, 60])('gives back a matrix of size %i from its orthonormal vectors', (n) => {
    const matrix = symmetric(n, 7);
    const { values, vectors } = symmetricEigen(matrix, n);
    const rebuilt = new Float64Array(n * n);
    const products = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        for (let k = 0; k < n; k++) {
          rebuilt[i * n + j]! += values[k]! * vectors[k]![i]! * vectors[k]![j]!;
          products[i * n + j]! += vectors[i]![k]! * vectors[j]![k]!;
        }
      }
    }
    const identity = products.map((_, at) => (at % (n + 1) === 0 ? 1 : 0));
    // A backward stable method: some n eps of the norm.
    expect(normwiseError(rebuilt, matrix)).toBeLessThan(50 * n * Number.EPSILON);
    expect(normwiseError(products, identity)).toBeLessThan(50 * n * Number.EPSILON);
    expect([...values]).toEqual([...values].sort((a, b) => a - b));
  });

  test('keeps its accuracy at sizes whose squares overflow', () => {
    const { values } = symmetricEigen(Float64Array.of(2e200, 1e200, 1e200, 2e200), 2);
    expect(normwiseError(values, [1e200, 3e200])).toBeLessThan(1e-15);
  });

  test('finds nothing but zeros in a matrix of zeros', () => {
    expect([...symmetricEigen(new Float64Array(9), 3).values]).toEqual([0, 0, 0]);
  });

  test('has no eigenvalues for a matrix of size 0', () => {
    expect(symmetricEigen(new Float64Array(0), 0).vectors).toEqual([]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses a matrix with %d', (bad) => {
    expect(() => symmetricEigen(Float64Array.of(1, bad, bad, 1), 2)).toThrow(
      'symmetricEigen: a matrix with a number that is not finite. Allowed: finite numbers whose squares are finite.',
    );
  });
});

function symmetric(n: number, seed: number): Float64Array {
  const columns = randomColumns(seed, { nRows: n, nColumns: n });
  return Float64Array.from({ length: n * n }, (_, at) => {
    const i = Math.floor(at / n);
    const j = at % n;
    return columns[Math.max(i, j)]![Math.min(i, j)]!;
  });
}
