import { describe, expect, it } from 'vitest';
import { orderRows } from '../../../core/cleaning/order-rows.ts';
import { dataOf, tableOf } from './table-of.ts';

const table = tableOf({ year: [3, 1, 2, 1, 3], mpg: [1, 2, 3, 4, 5] }, { year: 'time' });

describe('orderRows', () => {
  it('ascends by time, and rows of one time stay in file order', () => {
    expect(orderRows(table, dataOf({ time: 'year' }))).toEqual(Int32Array.of(1, 3, 2, 0, 4));
  });

  it('keeps file order without a time', () => {
    expect(orderRows(table, dataOf({ order: 'file' }))).toEqual(Int32Array.of(0, 1, 2, 3, 4));
  });

  it('refuses a row without a time', () => {
    const gappy = tableOf({ year: [1, null] }, { year: 'time' });
    expect(() => orderRows(gappy, dataOf({ time: 'year' }))).toThrow(
      'column "year": data row 2 has no time. Leave out rows without a time before ordering.',
    );
  });

  it('refuses a time column of another type', () => {
    expect(() => orderRows(table, dataOf({ time: 'mpg' }))).toThrow(
      'data.time: column "mpg": it is of type number. Allowed: type time. ' +
        'Mend the cells that are no times, or say data.types: { mpg: time }.',
    );
  });
});
