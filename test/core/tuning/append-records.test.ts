import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../core/contracts/json.ts';
import type { RetuneRecord } from '../../../core/monitoring/retune-rows.ts';
import { findColumn, type NumericColumn, type Table } from '../../../core/table/table.ts';
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

function append(records: readonly RetuneRecord[], table = TABLE) {
  return appendRecords({ table, records, signature: SIGNATURE, missing: ['', 'NA'] });
}

/** What becomes of one logged value in a column: its cell, or null for a record that is left out. */
function cellOf(name: string, value: JsonValue): number | string | null {
  const { table, nNew } = append([{ id: 'b', timeMs: 0, actual: 1, features: { [name]: value } }]);
  if (nNew === 0) return null;
  const column = findColumn(table, name)!;
  if ('values' in column) return column.values[2]!;
  return column.codes[2] === -1 ? 'gap' : column.levels[column.codes[2]!]!;
}

describe('appendRecords', () => {
  it('adds a row for each record: role columns from the record, features by name, others missing', () => {
    const features = { weight: 3, used: true, origin: 'Europe' };
    const { table, nNew } = append([{ id: 'b', timeMs: 2000, actual: 25, features }]);
    expect(nNew).toBe(1);
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
    const { table } = append([{ id: 'b', timeMs: 0, actual: 1, features }]);
    const byName = Object.fromEntries(table.columns.map((column) => [column.name, column]));
    expect(byName.weight).toMatchObject({ values: Float64Array.of(1, Number.NaN, Number.NaN) });
    expect(byName.origin).toMatchObject({ codes: Int32Array.of(1, -1, -1), levels: ['Japan', 'USA'] });
  });

  it('adds no row whose id the table holds', () => {
    const known = { id: '007', timeMs: 0, actual: 1, features: {} };
    expect(append([known])).toEqual({ table: TABLE, nNew: 0, nUnfit: 0 });
  });

  it('gives a row that was uploaded without its target the actual value of the log, and counts it as new', () => {
    const mpg: NumericColumn = {
      name: 'mpg',
      type: 'number',
      values: Float64Array.of(Number.NaN, 30),
    };
    const unlabelled = { ...TABLE, columns: [...TABLE.columns.slice(0, -1), mpg] };
    const records = ['007', 'a'].map((id) => ({ id, timeMs: 0, actual: 21, features: {} }));
    const { table, nNew } = append(records, unlabelled);
    expect(nNew).toBe(1);
    expect(table.columns.at(-1)).toEqual({ ...mpg, values: Float64Array.of(21, 30) });
    expect(table.columns.slice(0, -1)).toEqual(TABLE.columns.slice(0, -1));
    expect(mpg.values[0]).toBeNaN();
  });

  it.each<[string, JsonValue, number | string]>([
    ['weight', '', Number.NaN],
    ['weight', 'NA', Number.NaN],
    ['weight', ' 12.5', 12.5],
    ['weight', '1e3', 1000],
    ['weight', true, 1],
    ['used', 'TRUE', 1],
    ['used', '0', 0],
    ['used', 1, 1],
    ['origin', 'NA', 'gap'],
    ['origin', 7, '7'],
    ['origin', true, 'true'],
  ])('reads %s logged as %j as the file would be read', (name, value, cell) => {
    expect(cellOf(name, value)).toEqual(cell);
  });

  it.each<[string, JsonValue]>([
    ['weight', 'heavy'],
    ['weight', '0x10'],
    ['weight', ' '],
    ['weight', [3]],
    ['used', 'yes'],
    ['used', 2],
    ['origin', { name: 'USA' }],
  ])('leaves a record out, and counts it, whose %s is %j', (name, value) => {
    const fits = { id: 'c', timeMs: 0, actual: 1, features: {} };
    const records = [{ id: 'b', timeMs: 0, actual: 1, features: { [name]: value } }, fits];
    expect(append(records)).toMatchObject({ nNew: 1, nUnfit: 1, table: { nRows: 3 } });
  });
});
