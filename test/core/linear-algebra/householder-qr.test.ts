import { describe, expect, test } from 'vitest';
import { householderQr } from '../../../core/linear-algebra/householder-qr.ts';
import { randomColumns } from './random-data.ts';
import { normwiseError } from './relative-error.ts';

describe('householderQr', () => {
  test.each([
    { nRows: 1, nColumns: 1 },
    { nRows: 5, nColumns: 5 },
    { nRows: 40, nColumns: 7 },
  ])('gives Q R back as X for $nRows x $nColumns', (shape) => {
    const columns = randomColumns(3, shape);
    const { R, applyQ } = householderQr(columns.map((column) => column.slice()));
    for (const [j, column] of columns.entries()) {
      expect(normwiseError(applyQ(R[j]!), column)).toBeLessThan(20 * shape.nColumns * Number.EPSILON);
      expect([...R[j]!.subarray(j + 1)]).toEqual(R.slice(j + 1).map(() => 0));
    }
  });

  test('keeps the length of a vector that lies in the columns', () => {
    const columns = randomColumns(4, { nRows: 30, nColumns: 3 });
    const { applyQTransposed } = householderQr(columns.map((column) => column.slice()));
    const rotated = applyQTransposed(columns[1]!.slice());
    expect(normwiseError([Math.hypot(...rotated)], [Math.hypot(...columns[1]!)])).toBeLessThan(1e-14);
  });

  test('is accurate column by column, whatever their scales', () => {
    const columns = randomColumns(5, { nRows: 20, nColumns: 3 });
    const scales = [1e-250, 1, 1e250];
    const scaled = columns.map((column, j) => column.map((value) => value * scales[j]!));
    const { R, applyQ } = householderQr(scaled.map((column) => column.slice()));
    for (const [j, column] of scaled.entries())
      expect(normwiseError(applyQ(R[j]!), column)).toBeLessThan(1e-14);
  });

  test('leaves a column of zeros alone', () => {
    const { R } = householderQr([new Float64Array(3), Float64Array.of(0, 3, 4)]);
    expect([...R[0]!]).toEqual([0, 0]);
    expect(Math.abs(R[1]![1]!)).toBeCloseTo(5, 14);
  });
});
