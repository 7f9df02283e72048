import { DataRefusedError } from '../errors.ts';
import { isNumeric, type Table } from '../table/table.ts';

/** What a table holds, as far as it takes memory. */
export interface TableContents {
  readonly nRows: number;
  readonly nNumericColumns: number;
  readonly nTextColumns: number;
  /** Distinct texts of all columns together, and their bytes. */
  readonly nLevels: number;
  readonly levelBytes: number;
}

// Measured: docs/decisions/0019-sizes-that-clean-refuses.md.
const BYTES_A_NUMBER = 13;
const BYTES_A_CODE = 12;
const BYTES_A_LEVEL = 150;
const BYTES_A_LEVEL_BYTE = 6;

/** About the memory, in bytes, that cleaning takes for a table, at its peak. O(1) */
export function tableMemory(table: TableContents): number {
  const { nRows, nNumericColumns, nTextColumns, nLevels, levelBytes } = table;
  return (
    nRows * (nNumericColumns * BYTES_A_NUMBER + nTextColumns * BYTES_A_CODE) +
    nLevels * BYTES_A_LEVEL +
    levelBytes * BYTES_A_LEVEL_BYTE
  );
}

/** The contents of a table that has been read. O(levels) */
export function contentsOf({ nRows, columns }: Table): TableContents {
  let nLevels = 0;
  let levelBytes = 0;
  for (const column of columns) {
    if (isNumeric(column)) continue;
    nLevels += column.levels.length;
    for (const level of column.levels) levelBytes += level.length;
  }
  const nNumericColumns = columns.filter(isNumeric).length;
  return { nRows, nNumericColumns, nTextColumns: columns.length - nNumericColumns, nLevels, levelBytes };
}

/** @throws DataRefusedError where the table takes more memory than there is */
export function refuseLargeTable(
  table: TableContents,
  { name, maxBytes }: { name: string; maxBytes: number },
) {
  const needed = tableMemory(table);
  if (needed <= maxBytes) return;
  const texts = table.nLevels > table.nRows / 2 ? `, among them ${table.nLevels} distinct texts` : '';
  throw new DataRefusedError({
    where: name,
    found: `its first ${table.nRows} rows${texts}, need more memory than the ${Math.round(maxBytes / 1e6)} MB that the function which cleans has for a table`,
    allowed: 'a table that fits into the memory, about 13 bytes a number and 200 bytes a distinct text',
    todo: 'Deploy with more memory (the construct\'s "cleanMemoryMb"), leave columns of distinct texts out of the file, or clean it on your machine: upkeep run FILE',
  });
}
