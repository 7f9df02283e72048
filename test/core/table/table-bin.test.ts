import { describe, expect, it } from 'vitest';
import { DamagedArtefactError } from '../../../core/errors.ts';
import type { Table } from '../../../core/table/table.ts';
import { decodeTable } from '../../../core/table/table-bin.ts';
import { tableBytes } from './table-bytes.ts';

const table: Table = {
  nRows: 3,
  columns: [
    { name: 'mpg', type: 'number', values: Float64Array.of(18, Number.NaN, -0) },
    { name: 'origin', type: 'category', codes: Int32Array.of(1, -1, 0), levels: ['Japan', 'USA'] },
    { name: 'year', type: 'time', values: Float64Array.of(0, 86_400_000, Number.NaN) },
  ],
};

const refusal = (bytes: Uint8Array) => {
  try {
    decodeTable(bytes, 'clean/m/1/table.bin');
  } catch (error) {
    expect(error).toBeInstanceOf(DamagedArtefactError);
    return (error as Error).message;
  }
  return 'no error';
};
const message = (found: string) =>
  `clean/m/1/table.bin: ${found}. Allowed: a table in the format upkeep-table/1. ` +
  'Clean the raw data again to write it anew.';

/** The table's bytes after a change to the text of the header that keeps its length. */
const withHeader = (from: string, to: string) => {
  const bytes = tableBytes(table);
  const text = new TextDecoder('latin1').decode(bytes);
  expect(text).toContain(from);
  expect(to.length).toBe(from.length);
  bytes.set(new TextEncoder().encode(to), text.indexOf(from));
  return bytes;
};

describe('tableChunks', () => {
  it('writes the magic, the header and little-endian cells at multiples of 8', () => {
    const bytes = tableBytes(table);
    const view = new DataView(bytes.buffer);
    expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('UPKT1');
    const start = Math.ceil((12 + view.getUint32(8, true)) / 8) * 8;
    expect(view.getFloat64(start, true)).toBe(18);
    expect(view.getInt32(start + 24, true)).toBe(1);
    expect(view.getFloat64(start + 24 + 16 + 8, true)).toBe(86_400_000);
    expect(bytes.length).toBe(start + 24 + 16 + 24);
  });

  it('writes columns that are views into larger arrays', () => {
    const values = Float64Array.of(1, 2, 3, 4).subarray(1, 3);
    const part: Table = { nRows: 2, columns: [{ name: 'a', type: 'number', values }] };
    expect(decodeTable(tableBytes(part), 'x')).toEqual(part);
  });
});

describe('decodeTable', () => {
  it('makes columns that are views where the bytes are aligned', () => {
    const bytes = tableBytes(table);
    const column = decodeTable(bytes, 'x').columns[0]!;
    expect('values' in column && column.values.buffer).toBe(bytes.buffer);
  });

  it('copies bytes that are not aligned', () => {
    const bytes = tableBytes(table);
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    expect(decodeTable(shifted, 'x')).toEqual(table);
  });

  it('refuses bytes that are no table', () => {
    expect(refusal(new Uint8Array(0))).toBe(message('no table in the format of this version'));
    expect(refusal(new TextEncoder().encode('a,b,c\n1,2,3\n4,5,6\n'))).toBe(
      message('no table in the format of this version'),
    );
  });

  it('refuses a table that is cut off anywhere, or goes on', () => {
    const bytes = tableBytes(table);
    for (let length = 0; length < bytes.length; length++)
      expect(refusal(bytes.slice(0, length))).not.toBe('no error');
    expect(refusal(bytes.slice(0, 20))).toBe(message('a table cut off after 20 bytes'));
    expect(refusal(bytes.slice(0, -8))).toBe(
      message(`a table of ${bytes.length - 8} bytes instead of ${bytes.length}`),
    );
    const longer = new Uint8Array(bytes.length + 8);
    longer.set(bytes);
    expect(refusal(longer)).toBe(message(`a table of ${bytes.length + 8} bytes instead of ${bytes.length}`));
  });

  it.each([
    ['"nRows":3', '"nRows":x'],
    ['"nRows":3', '"nRow":13'],
    ['"category"', '"numbered"'],
    ['["Japan","USA"]', '["Japan","JAP"]'],
    ['table/1', 'table/2'],
  ])('refuses a header with %s turned into %s', (from, to) => {
    expect(refusal(withHeader(from, to))).toBe(message('a table with an unreadable header'));
  });

  it.each([2, -2])('refuses a code without a level: %i', (code) => {
    const bytes = tableBytes(table);
    new DataView(bytes.buffer).setInt32(bytes.length - 24 - 16, code, true);
    expect(refusal(bytes)).toBe(message('a code without a level in column "origin"'));
  });
});
