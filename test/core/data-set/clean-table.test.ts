import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../../core/contracts/config/model-config.ts';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { cleanTable } from '../../../core/data-set/clean-table.ts';
import { rowLedger } from '../../../core/data-set/row-ledger.ts';
import type { TableRead } from '../../../core/input/table-read.ts';
import { cellsOf } from '../cleaning/table-of.ts';
import { readOf } from './read-of.ts';

const configOf = (sections: object): ModelConfig => modelConfig.parse({ model: 'm', ...sections });
const cleaned = (read: TableRead, sections: object) =>
  cleanTable(read, { config: configOf(sections), uploadedAtMs: 0 });

const REPEATED = { id: ['a', 'b', 'a', 'c'], x: [1, 2, 1, 3], y: [10, 20, 10, 30] };
const TYPES = { id: 'text' } as const;

describe('clean.duplicates', () => {
  it('drops rows equal to an earlier one, and accounts for them', async () => {
    const result = await cleaned(readOf(REPEATED, TYPES), { clean: { duplicates: 'drop' } });
    expect(cellsOf(result.table, 'id')).toEqual(['a', 'b', 'c']);
    expect(result.ledger.rows).toEqual({
      read: 4,
      kept: 3,
      quarantined: 0,
      duplicates: 1,
      withoutTarget: 0,
      leftOut: 0,
    });
    expect(result.notices).toContain('1 row is equal to an earlier one in every column and was dropped.');
  });

  it('keeps them and says so, which is the default', async () => {
    const result = await cleaned(readOf(REPEATED, TYPES), { data: { id: 'id' } });
    expect(result.ledger.rows).toMatchObject({ read: 4, kept: 4, duplicates: 0 });
    expect(result.notices).toContain(
      '1 row is equal to an earlier one in every column and was kept: clean.duplicates: drop leaves such rows out.',
    );
    expect(result.notices).toContain(
      '1 row repeats a value of id, the column of data.id: "a" is on lines 2 and 4.',
    );
  });

  it('finds them among rows whose ids are missing, and none where every row has its own id', async () => {
    const clean = { duplicates: 'drop' };
    const without = readOf({ id: [null, null, 'a'], x: [1, 1, 1] }, TYPES);
    expect((await cleaned(without, { data: { id: 'id' }, clean })).ledger.rows).toMatchObject({
      kept: 2,
      duplicates: 1,
    });
    const named = readOf({ id: ['a', 'b', 'c'], x: [1, 1, 1] }, TYPES);
    expect((await cleaned(named, { data: { id: 'id' }, clean })).ledger.rows).toMatchObject({
      kept: 3,
      duplicates: 0,
    });
  });

  it('counts several', async () => {
    const four = readOf({ x: [1, 1, 1, 2], id: ['a', 'a', 'a', 'a'] }, TYPES);
    const { notices } = await cleaned(four, { data: { id: 'id' }, clean: { duplicates: 'drop' } });
    expect(notices).toEqual([
      'The reader noticed something.',
      '2 rows are equal to earlier ones in every column and were dropped.',
      '1 row repeats a value of id, the column of data.id: "a" is on lines 2 and 5.',
    ]);
  });

  it('are dropped before the contract is checked', async () => {
    const expected = { expect: { unique: ['id'], rows: '== 3' } };
    await expect(
      cleaned(readOf(REPEATED, TYPES), { clean: { ...expected, duplicates: 'drop' } }),
    ).resolves.toMatchObject({ table: { nRows: 3 } });
    await expect(cleaned(readOf(REPEATED, TYPES), { clean: expected })).rejects.toThrow(
      '2 expectations are not met',
    );
  });
});

describe('cleanTable', () => {
  const timed = { at: [3000, null, 1000], x: [1, 2.5, 3], c: ['p', 'say "a, b"', null] };

  it('sets rows without a time aside with their cells', async () => {
    const { quarantined, ledger, table } = await cleaned(readOf(timed, { at: 'time' }), {
      data: { time: 'at' },
    });
    expect(quarantined).toEqual([
      { line: 3, reason: 'has no at, the column of data.time', text: ',2.5,"say ""a, b"""' },
    ]);
    expect(ledger.rows).toMatchObject({ read: 3, kept: 2, quarantined: 1, duplicates: 0 });
    expect(cellsOf(table, 'x')).toEqual([3, 1]);
  });

  it('lists them by line among those that are no rows', async () => {
    const read = readOf({ at: [1000, null, null], x: [1, 2, 3] }, { at: 'time' });
    const torn = { line: 3, reason: 'has 1 field, the header has 2', text: '7' };
    const between = {
      ...read,
      lines: Int32Array.of(2, 4, 5),
      quarantined: [torn, { ...torn, line: 6 }],
      nRowsRead: 5,
    };
    const { quarantined, ledger } = await cleaned(between, { data: { time: 'at' } });
    expect(quarantined.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(ledger.rows).toMatchObject({ read: 5, kept: 1, quarantined: 4 });
  });

  it('checks the contract on the rows that are left, by their lines', async () => {
    const clean = { expect: { range: { x: [0, 2] } } };
    await expect(cleaned(readOf(timed, { at: 'time' }), { data: { time: 'at' }, clean })).rejects.toThrow(
      'range.x: 1 value is outside: line 4 "3"',
    );
  });

  it('tells what the reader noticed first, and what the file was', async () => {
    const result = await cleaned(readOf({ x: [1, 2], t: [1, 2] }, { t: 'time' }), {});
    expect(result.notices[0]).toBe('The reader noticed something.');
    expect(result.notices).toHaveLength(2);
    expect((await result.profile()).notices).toEqual(result.notices);
    expect(result.source).toBe('CSV, UTF-8');
  });

  it('profiles columns before with histograms, after without', async () => {
    const read = readOf({ x: [1, 2, 3], y: [1, 2, 4] });
    const profile = await (await cleaned(read, { data: { target: 'y' } })).profile();
    expect(profile.before[0]!.histogram).not.toBeNull();
    expect(profile.after[0]!.histogram).toBeNull();
    expect(profile.after[1]).toEqual(profile.before[1]);
  });

  it('counts the rows without a target, where there is one, and those that an outlier rule leaves out', async () => {
    const read = readOf({ x: [...Array(19).keys(), 900], y: [null, ...Array(19).keys()] });
    const outliers = { method: 'iqr', action: 'drop' };
    const { ledger, table, finished } = await cleaned(read, { data: { target: 'y' }, clean: { outliers } });
    expect(ledger.rows).toMatchObject({ read: 20, kept: 20, withoutTarget: 1, leftOut: 1 });
    expect([table.nRows, finished.nRows]).toEqual([20, 19]);
  });

  it('takes a lost row for a bug', async () => {
    const rows = { read: 4, kept: 2, quarantined: 1, duplicates: 0, withoutTarget: 0, leftOut: 0 };
    expect(() => rowLedger(rows)).toThrow(
      '4 rows were read, and 2 kept, 1 quarantined and 0 dropped as duplicates',
    );
    const lost = { ...readOf(REPEATED, TYPES), nRowsRead: 5 };
    await expect(cleaned(lost, {})).rejects.toThrow('5 rows were read');
  });
});
