import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/hashing/sha256.ts';
import { type Column, isNumeric } from '../../../core/table/table.ts';
import { sampleTables } from './sample-tables.ts';
import { parquetBytes } from './written-parquet.ts';

type Cell = number | string | boolean | null;

interface Fixture {
  readonly sha256: { readonly small: string; readonly large: string };
  readonly readers: readonly {
    readonly reader: string;
    readonly small: { readonly [column: string]: readonly Cell[] };
    readonly large: { readonly [column: string]: readonly [nPresent: number, sum: number] };
  }[];
}

const fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/read-parquet.json', import.meta.url), 'utf8'),
) as Fixture;
const tables = sampleTables();

// A sum of 140,000 doubles one after another is off by at most as many roundings of 1.1e-16, and mostly by their root.
const SUM_TOLERANCE = 1e-9;

describe('the Parquet files that other libraries have read', () => {
  it.each(['small', 'large'] as const)('are those that are written: %s', (name) => {
    expect(sha256(parquetBytes(tables[name]))).toBe(fixture.sha256[name]);
  });
});

describe.each(fixture.readers)('$reader', ({ small, large }) => {
  it('reads every cell, doubles without a difference', () => {
    expect(Object.keys(small)).toEqual(tables.small.columns.map(({ name }) => name));
    for (const column of tables.small.columns)
      expect(small[column.name], column.name).toEqual(cellsOf(column));
  });

  it.each(tables.large.columns)('reads all row groups of $name', (column) => {
    const present = cellsOf(column).filter((cell) => cell !== null);
    const [nPresent, sum] = large[column.name]!;
    expect(nPresent).toBe(present.length);
    const expected = present.reduce((total: number, cell) => total + amountOf(cell), 0);
    expect(Math.abs(sum - expected)).toBeLessThanOrEqual(SUM_TOLERANCE * Math.abs(expected));
  });
});

function cellsOf(column: Column): Cell[] {
  if (!isNumeric(column))
    return Array.from(column.codes, (code) => (code === -1 ? null : column.levels[code]!));
  return Array.from(column.values, (value) => {
    if (Number.isNaN(value)) return null;
    return column.type === 'boolean' ? value === 1 : value;
  });
}

/** Texts count by their characters, as Python has them; what would drown all others counts nothing. */
function amountOf(cell: Cell): number {
  if (typeof cell === 'string') return [...cell].length;
  return Math.abs(Number(cell)) < 1e300 ? Number(cell) : 0;
}
