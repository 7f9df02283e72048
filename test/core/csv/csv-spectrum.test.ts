import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cells, readText } from './csv-source.ts';

/** Files that others made for readers of CSV, each with its content as JSON: https://github.com/max-mapper/csv-spectrum */
const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum'));
const names = readdirSync(join(folder, 'csvs')).map((file) => file.replace('.csv', ''));

/** What a JSON has otherwise than its CSV. */
const MISPRINTS: { readonly [name: string]: object } = {
  location_coordinates: { 'Contact Phone Number': '1234567890' },
};

describe('csv-spectrum', () => {
  it('is all there', () => expect(names.length).toBe(12));

  it.each(names)('reads %s as its JSON says', async (name) => {
    const expected = [JSON.parse(readFileSync(join(folder, `json/${name}.json`), 'utf8'))].flat();
    const content = readFileSync(join(folder, `csvs/${name}.csv`));
    const columns = Object.keys(expected[0]);
    const types = Object.fromEntries(columns.map((column) => [column, 'text'] as const));
    const { table, quarantined } = await readText(content, { types, missing: [] });
    const texts = table.columns.map(cells);
    const rows = Array.from({ length: table.nRows }, (_, row) =>
      Object.fromEntries(columns.map((column, index) => [column, texts[index]![row]])),
    );
    expect(table.columns.map((column) => column.name)).toEqual(columns);
    expect(rows.map((row) => ({ ...row, ...MISPRINTS[name] }))).toEqual(expected);
    expect(quarantined).toEqual([]);
  });
});
