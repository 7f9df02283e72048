import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableOf } from '../core/cleaning/table-of.ts';
import { parquetBytes } from '../core/parquet/written-parquet.ts';
import { runMain } from './run-main.ts';

const CONFIG = `model: shop
data: { ignore: [note] }
clean:
  outliers: { method: iqr }
  impute: { indicator: true }
`;
const SKIES = ['sun', 'rain', 'sun', 'fog'];
const training = Array.from({ length: 40 }, (_, i) => ({
  sales: i % 9 === 4 ? null : (i * 37) % 23,
  open: i % 3 === 0,
  sky: i % 7 === 3 ? null : SKIES[i % 4]!,
  note: `n${i}, "said"`,
}));
type Row = Readonly<Record<string, string | number | boolean | null>>;
const quoted = (cell: Row[string]) =>
  typeof cell === 'string' ? `"${cell.replaceAll('"', '""')}"` : String(cell ?? '');
const csvOf = (rows: readonly Row[]) =>
  [Object.keys(rows[0]!).join(','), ...rows.map((row) => Object.values(row).map(quoted).join(','))]
    .map((line) => `${line}\n`)
    .join('');
const columnsOf = (rows: readonly Row[]) =>
  Object.fromEntries(Object.keys(rows[0]!).map((name) => [name, rows.map((row) => row[name]!)]));

let folder: string;
const at = (name: string) => join(folder, name);
const clean = (file: string, ...argv: string[]) =>
  runMain('clean', at(file), '--config', at('upkeep.yaml'), '--store', at('store'), ...argv);
const apply = (file: string, ...argv: string[]) =>
  clean(file, '--apply', at('cleaned/recipe.json'), '--out', at('applied'), ...argv);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-apply-'));
  await writeFile(at('upkeep.yaml'), CONFIG);
  await writeFile(at('training.csv'), csvOf(training));
  expect((await clean('training.csv', '--out', at('cleaned'))).code).toBe(0);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('upkeep clean --apply', () => {
  it('gives the training file the very files that its cleaning wrote', async () => {
    expect((await apply('training.csv')).code).toBe(0);
    for (const file of ['clean.csv', 'clean.parquet'])
      expect((await readFile(at(`applied/${file}`))).equals(await readFile(at(`cleaned/${file}`)))).toBe(
        true,
      );
  });

  it.each([
    ['rows.csv.gz', (rows: readonly Row[]) => gzipSync(csvOf(rows))],
    ['rows.jsonl', (rows: readonly Row[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')],
    ['rows.parquet', (rows: readonly Row[]) => parquetBytes(tableOf(columnsOf(rows), { note: 'text' }))],
  ])('reads new rows in other formats: %s', async (file, bytesOf) => {
    await writeFile(at(file), bytesOf(training));
    const { code, stdout } = await apply(file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ nRows: 40, nQuarantined: 0, notices: [] });
    expect(await readFile(at('applied/clean.csv'), 'utf8')).toBe(
      await readFile(at('cleaned/clean.csv'), 'utf8'),
    );
  });

  it('writes as many rows as it is given, also a single one with nothing in it', async () => {
    await writeFile(at('one.csv'), csvOf([{ sales: null, open: null, sky: null, note: 'n' }]));
    expect((await apply('one.csv')).stdout).toContain('✔ Clean: 1 row by the recipe');
    const [header, row, ...rest] = (await readFile(at('applied/clean.csv'), 'utf8')).trim().split('\n');
    expect(header).toBe('sales,missing(sales),open,sky=fog,sky=rain,sky=sun,missing(sky),note');
    expect(row).toMatch(/^[-.\d]+,1,false,0,0,1,1,n$/);
    expect(rest).toEqual([]);
  });

  it('counts the levels that the recipe does not know', async () => {
    const skies = ['hail', 'sun', 'ash', 'hail'];
    await writeFile(at('skies.csv'), csvOf(skies.map((sky) => ({ sales: 1, open: true, sky, note: 'n' }))));
    expect((await apply('skies.csv')).stdout).toContain(
      '  sky holds levels that the recipe does not know, in 3 cells: "ash", "hail"; they become zeros.\n',
    );
  });

  it('refuses a value that overflows, and keeps the files that were there', async () => {
    await apply('training.csv');
    const files = await readdir(at('applied'));
    await writeFile(at('huge.csv'), csvOf([training[0]!, { ...training[1]!, sales: 1.7e308 }]));
    await writeFile(at('upkeep.yaml'), 'model: shop\ndata: { ignore: [note] }\n');
    const tiny = training.map((row) => ({ ...row, sales: Number(row.sales) / 1e6 }));
    await writeFile(at('tiny.csv'), csvOf(tiny));
    await clean('tiny.csv', '--out', at('tiny'));
    const { code, stderr } = await apply('huge.csv', '--apply', at('tiny/recipe.json'));
    await writeFile(at('upkeep.yaml'), CONFIG);
    expect(code).toBe(3);
    expect(stderr).toContain(
      'column "sales", data row 2: the value 1.7e+308 lies so far from the training rows',
    );
    expect(stderr).toContain('Mend the cell, or empty it to have it imputed.');
    expect(await readdir(at('applied'))).toEqual(files);
  });

  it('names every column that is missing', async () => {
    await writeFile(at('less.csv'), csvOf([{ open: true, note: 'n' }]));
    const { code, stderr } = await apply('less.csv');
    expect(code).toBe(3);
    expect(stderr).toContain('the data lack "sales", "sky"');
  });

  it('refuses words among numbers, naming the cells', async () => {
    await writeFile(at('words.csv'), csvOf([{ ...training[0]!, sales: 'many' }]));
    const { code, stderr } = await apply('words.csv');
    expect(code).toBe(3);
    expect(stderr).toContain('sales');
    expect(stderr).toContain('many');
  });

  it('refuses a recipe of another version, of another kind, and a changed one', async () => {
    const recipe = JSON.parse(await readFile(at('cleaned/recipe.json'), 'utf8'));
    const refused = async (value: unknown) => {
      await writeFile(at('other.json'), JSON.stringify(value));
      const { code, stderr } = await apply('training.csv', '--apply', at('other.json'));
      expect(code).not.toBe(0);
      return stderr.replaceAll(/\s+/g, ' ');
    };
    expect(await refused({ ...recipe, format: 'upkeep-recipe/3' })).toContain(
      'its format is "upkeep-recipe/3". Allowed: a recipe of the format upkeep-recipe/2. Clean the training data again with this version of upkeep',
    );
    expect(await refused({ format: 'upkeep-manifest/1' })).toContain('its format is "upkeep-manifest/1"');
    expect(await refused({ ...recipe, fills: null })).toContain('fills:');
    expect(await refused({ ...recipe, features: recipe.features.slice(1) })).toContain('somebody changed it');
  });
});
