import { describe, expect, it } from 'vitest';
import type { Table } from '../../../core/table/table.ts';
import { appendRecords } from '../../../core/tuning/append-records.ts';

const TABLE: Table = {
  nRows: 2,
  columns: [
    { name: 'id', type: 'text', codes: Int32Array.of(0, 1), levels: ['007', 'a'] },
    { name: 'at', type: 'time', values: Float64Array.of(0, 1000) },
    { name: 'weight', type: 'number', values: Float64Array.of(1, Number.NaN) },
    { name: 'used', type: 'boolean', values: Float64Array.of(1, 0) },
    { name: 'origin', type: 'category', codes: Int32Array.of(1, -1), levels: ['Japan', 'USA'] },
    { name: 'note', type: 'text', codes: Int32Array.of(0, 0), levels: ['x'] },
    { name: 'mpg', type: 'number', values: Float64Array.of(20, 30) },
  ],
};
const SIGNATURE = {
  roles: { id: 'id', time: 'at', group: null },
  target: { name: 'mpg', type: 'number' as const },
};

describe('appendRecords', () => {
  it('adds a row for each record: role columns from the record, features by name, others missing', () => {
    const features = { weight: 3, used: true, origin: 'Europe' };
    const { table, nAppended } = appendRecords(
      TABLE,
      [{ id: 'b', timeMs: 2000, actual: 25, features }],
      SIGNATURE,
    );
    expect(nAppended).toBe(1);
    expect(table).toEqual({
      nRows: 3,
      columns: [
        { name: 'id', type: 'text', codes: Int32Array.of(0, 1, 2), levels: ['007', 'a', 'b'] },
        { name: 'at', type: 'time', values: Float64Array.of(0, 1000, 2000) },
        { name: 'weight', type: 'number', values: Float64Array.of(1, Number.NaN, 3) },
        { name: 'used', type: 'boolean', values: Float64Array.of(1, 0, 1) },
        {
          name: 'origin',
          type: 'category',
          codes: Int32Array.of(2, -1, 0),
          levels: ['Europe', 'Japan', 'USA'],
        },
        { name: 'note', type: 'text', codes: Int32Array.of(0, 0, -1), levels: ['x'] },
        { name: 'mpg', type: 'number', values: Float64Array.of(20, 30, 25) },
      ],
    });
  });

  it('keeps gaps of features gaps', () => {
    const features = { weight: null, used: null, origin: null };
    const { table } = appendRecords(TABLE, [{ id: 'b', timeMs: 0, actual: 1, features }], SIGNATURE);
    const byName = Object.fromEntries(table.columns.map((column) => [column.name, column]));
    expect(byName.weight).toMatchObject({ values: Float64Array.of(1, Number.NaN, Number.NaN) });
    expect(byName.origin).toMatchObject({ codes: Int32Array.of(1, -1, -1), levels: ['Japan', 'USA'] });
  });

  it('adds no row whose id the table holds', () => {
    const known = { id: '007', timeMs: 0, actual: 1, features: {} };
    expect(appendRecords(TABLE, [known], SIGNATURE)).toEqual({ table: TABLE, nAppended: 0 });
  });
});
