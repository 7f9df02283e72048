import { describe, expect, it } from 'vitest';
import { cellText } from '../../../core/table/column-text.ts';
import type { Column, NumericType } from '../../../core/table/table.ts';

const textsOf = (type: NumericType, ...values: number[]) => {
  const column: Column = { name: 'x', type, values: Float64Array.from(values) };
  return values.map((_, row) => cellText(column, row));
};

describe('cellText', () => {
  it('gives numbers in their shortest digits', () => {
    expect(textsOf('number', 0.1 + 0.2, -0, 1e21, Number.NaN)).toEqual([
      '0.30000000000000004',
      '-0',
      '1e+21',
      null,
    ]);
  });

  it('gives booleans as words', () => {
    expect(textsOf('boolean', 1, 0, Number.NaN)).toEqual(['true', 'false', null]);
  });

  it('gives dates for a column of midnights, else times', () => {
    expect(textsOf('time', 0, Number.NaN, -86_400_000)).toEqual(['1970-01-01', null, '1969-12-31']);
    expect(textsOf('time', 0, 1)).toEqual(['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.001Z']);
  });

  it('gives the level of a dictionary cell, without quotes', () => {
    const column: Column = { name: 'x', type: 'text', codes: Int32Array.of(1, -1), levels: ['', 'a,"b"'] };
    expect([cellText(column, 0), cellText(column, 1)]).toEqual(['a,"b"', null]);
  });
});
