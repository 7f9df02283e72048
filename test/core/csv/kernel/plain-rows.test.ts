import { describe, expect, it } from 'vitest';
import { compileKernel } from '../../../../assembly/compile.ts';
import { PLAIN_ROWS_WASM } from '../../../../core/csv/kernel/plain-rows-wasm.ts';
import { cells, contents, readText } from '../csv-source.ts';

const tableOf = (nRows: number, row: (index: number) => string) =>
  `a,b\n${Array.from({ length: nRows }, (_, index) => `${row(index)}\n`).join('')}`;

describe('the kernel for plain rows', () => {
  it('is what its source compiles to', async () => {
    expect(Buffer.from(await compileKernel('plainRows')).toString('base64')).toBe(PLAIN_ROWS_WASM);
  });

  it('gives each row its own line, around rows that it leaves to the general path', async () => {
    const { lines, table } = await readText(
      tableOf(5000, (i) => (i % 7 === 3 ? `1e${i % 9},"x\ny"` : `${i},x`)),
    );
    expect(table.nRows).toBe(5000);
    const expected: number[] = [];
    for (let index = 0, line = 2; index < 5000; line += index++ % 7 === 3 ? 2 : 1) expected.push(line);
    expect(Array.from(lines)).toEqual(expected);
  });

  it('keeps more levels apart than its table of known ones holds', async () => {
    const { table } = await readText(
      tableOf(4000, (i) => `${i},level ${(i * 7919) % 1999}`),
      {
        types: { b: 'category' },
      },
    );
    expect(cells(table.columns[1]!)).toEqual(
      Array.from({ length: 4000 }, (_, i) => `level ${(i * 7919) % 1999}`),
    );
  });

  it('quarantines a row with a text that is no UTF-8, and no other', async () => {
    const good = new TextEncoder().encode(tableOf(3000, (i) => `${i},Zürich`));
    const bad = new TextEncoder().encode('3000,Z?rich\n3001,Zürich\n');
    bad[6] = 0xfc;
    const read = await readText(Buffer.concat([good, bad]));
    expect(read.quarantined).toMatchObject([{ line: 3002, reason: 'holds a text that is not valid UTF-8' }]);
    expect(read.table.nRows).toBe(3001);
    expect(contents(read)[1]![2]).toEqual(Array(3001).fill('Zürich'));
  });

  it('begins again at the row that it left, whatever ended the one before', async () => {
    const read = await readText(Buffer.from('id,t\n1,a\n2,b\n3,c\r4,x\u00ffy\n5,d\n6,e\n', 'latin1'));
    expect(cells(read.table.columns[0]!)).toEqual([1, 2, 3, 5, 6]);
    expect(Array.from(read.lines)).toEqual([2, 3, 4, 6, 7]);
    expect(read.quarantined).toMatchObject([{ line: 5 }]);
    expect(read.nRowsRead).toBe(6);
  });

  it('counts CRLF and LF as they are, and reads an empty cell and its spellings as gaps', async () => {
    const rows = tableOf(3000, (i) => `${['', 'NA', 'null', '1.5'][i % 4]},x${i % 2 === 0 ? '\r' : ''}`);
    const { source, table } = await readText(rows);
    expect(source).toBe('CSV, UTF-8, "," between columns, LF and CRLF');
    expect(cells(table.columns[0]!).slice(0, 8)).toEqual([null, null, null, 1.5, null, null, null, 1.5]);
  });

  it('counts no line end of a row that it left', async () => {
    const { source } = await readText('a\n1\n2\r\n\r\n3\r\n\r\n4\r\n\r\n');
    expect(source).toContain('LF and CRLF');
  });
});
