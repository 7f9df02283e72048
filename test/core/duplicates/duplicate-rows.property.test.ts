import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellHashes } from '../../../core/duplicates/cell-hashes.ts';
import { duplicateRows } from '../../../core/duplicates/duplicate-rows.ts';
import { cellText } from '../../../core/table/column-text.ts';
import type { Table } from '../../../core/table/table.ts';
import { tableOf } from '../cleaning/table-of.ts';
import { arbitraryTable } from '../table/arbitrary-table.ts';

/** By comparing each row with each. */
function expected({ nRows, columns }: Table): number[] {
  const textOf = (row: number) =>
    JSON.stringify(
      columns.map((column) => ('values' in column ? String(column.values[row]! + 0) : cellText(column, row))),
    );
  const texts = Array.from({ length: nRows }, (_, row) => textOf(row));
  return texts.flatMap((text, row) => (texts.indexOf(text) < row ? [row] : []));
}

const fewValues = {
  number: fc.constantFrom(0, -0, 1, 0.5),
  text: fc.constantFrom('a', 'b'),
  time: fc.constantFrom(0, 1),
};

describe('duplicateRows', () => {
  it('finds the rows that comparing all with all finds', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryTable(fewValues), arbitraryTable()), (table) => {
        expect([...duplicateRows(table)]).toEqual(expected(table));
      }),
    );
  });

  it('compares cells of rows that have one hash', () => {
    // Codes whose hashes are equal, found by trying.
    const byHash = new Map<number, number>();
    let pair: [number, number] | undefined;
    const codes = Int32Array.from({ length: 200_000 }, (_, i) => i);
    const other = codes.map((code) => (code * 40_503) % 65_536);
    const column = (name: string, values: Int32Array) =>
      ({ name, type: 'text', codes: values, levels: [] }) as const;
    const hashes = cellHashes({ nRows: codes.length, columns: [column('a', codes), column('b', other)] });
    for (const [row, hash] of hashes.entries()) {
      if (byHash.has(hash)) pair = [byHash.get(hash)!, row];
      byHash.set(hash, row);
    }
    const rows = Int32Array.from([...pair!, pair![0]]);
    const taken = [
      column(
        'a',
        rows.map((row) => codes[row]!),
      ),
      column(
        'b',
        rows.map((row) => other[row]!),
      ),
    ];
    expect([...duplicateRows({ nRows: 3, columns: taken })]).toEqual([2]);
  });

  it('takes two gaps as equal, whatever the bits of NaN', () => {
    const values = new Float64Array(2).fill(Number.NaN);
    new Int32Array(values.buffer)[2] = 1;
    const table = tableOf({ c: [null, null] }, { c: 'text' });
    expect([
      ...duplicateRows({ nRows: 2, columns: [...table.columns, { name: 'x', type: 'number', values }] }),
    ]).toEqual([1]);
  });
});
