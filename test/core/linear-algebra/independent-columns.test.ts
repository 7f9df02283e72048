import { describe, expect, it } from 'vitest';
import { independentColumns } from '../../../core/linear-algebra/independent-columns.ts';
import { randomColumns } from './random-data.ts';

const [a, b, c] = randomColumns(7, { nRows: 30, nColumns: 3 }) as [Float64Array, Float64Array, Float64Array];

describe('independentColumns', () => {
  it('keeps independent columns, whatever their scale', () => {
    expect(independentColumns([a.map((value) => 1e9 * value), b, c.map((value) => 1e-9 * value)])).toEqual([
      0, 1, 2,
    ]);
  });

  it('drops a column that is a combination of those before it, and keeps the next', () => {
    const combined = a.map((value, i) => 3 * value - b[i]! / 7);
    expect(independentColumns([a, b, combined, c])).toEqual([0, 1, 3]);
  });

  it('drops a column of zeros', () => {
    expect(independentColumns([new Float64Array(30), a])).toEqual([1]);
  });

  it('keeps no more columns than there are rows', () => {
    const [p, q, r] = [a, b, c].map((column) => column.slice(0, 2));
    expect(independentColumns([p!, q!, r!])).toEqual([0, 1]);
  });

  it('keeps a column that is nearly dependent, at a share of 1e-9', () => {
    const nearly = a.map((value, i) => value + 1e-9 * b[i]!);
    expect(independentColumns([a, nearly])).toEqual([0, 1]);
  });
});
