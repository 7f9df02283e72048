import { describe, expect, it } from 'vitest';
import { choleskyFactor, choleskySolve } from '../../../core/linear-algebra/cholesky.ts';

describe('the Cholesky factor', () => {
  it('is lower triangular, and its square is the matrix', () => {
    const factor = choleskyFactor(Float64Array.of(4, 2, -2, 2, 10, 5, -2, 5, 21), 3)!;
    expect([...factor]).toEqual([2, 0, 0, 1, 3, 0, -1, 2, 4]);
  });

  it('solves', () => {
    const factor = choleskyFactor(Float64Array.of(4, 2, -2, 2, 10, 5, -2, 5, 21), 3)!;
    expect([...choleskySolve(factor, Float64Array.of(4 + 4 - 6, 2 + 20 + 15, -2 + 10 + 63))]).toEqual([
      1, 2, 3,
    ]);
  });

  it('is null of a matrix that is not positive definite, or no matrix of numbers', () => {
    expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
    expect(choleskyFactor(Float64Array.of(Number.NaN), 1)).toBeNull();
  });
});
