import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from '../../core/csv/read-csv.ts';
import { writeCsv } from '../../core/csv/write-csv.ts';
import { findColumn, type NumericColumn, type Table, takeRows } from '../../core/table/table.ts';
import { packageRoot } from '../package-root.ts';

export const EXAMPLE_CONFIG = join('examples', 'auto-mpg', 'upkeep.yaml');
const EXAMPLE_DATA = join('examples', 'auto-mpg', 'cars.csv');

/** The cars of some model years, as the table they were read into and as the CSV file that would have been uploaded then. */
export interface YearSlice {
  readonly table: Table;
  readonly csv: Uint8Array;
}

/** The example's cars, sliced by the year of their `year` column. */
export async function loadCars(): Promise<(fromYear: number, toYear: number) => YearSlice> {
  const body = await readFile(join(packageRoot(), EXAMPLE_DATA));
  async function* open() {
    yield body;
  }
  const types = { year: 'time', origin: 'category', name: 'text' } as const;
  const { table } = await readCsv(open, { name: 'cars.csv', missing: [''], types });
  const times = (findColumn(table, 'year') as NumericColumn).values;
  return (fromYear, toYear) => {
    const rows: number[] = [];
    times.forEach((time, row) => {
      const year = new Date(time).getUTCFullYear();
      if (year >= fromYear && year <= toYear) rows.push(row);
    });
    const slice = takeRows(table, Int32Array.from(rows));
    return { table: slice, csv: writeCsv(slice) };
  };
}
