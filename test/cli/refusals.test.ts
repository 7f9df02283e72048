import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMain } from './run-main.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/auto-mpg/cars.csv', import.meta.url));
const CONFIG = `
model: cars
data: { target: mpg, id: id, time: year, ignore: [name], types: { origin: category } }
tune:
  cv: { splitter: timeSeriesSplit, nSplits: 3, boundary: row }
  estimators: [{ estimator: ridge, grid: { alpha: [0.1, 1] } }]
`;

let folder: string;
const at = (name: string) => join(folder, name);
const upkeep = (...argv: string[]) => runMain(...argv, '--store', at('store'));
const withOut = (...argv: string[]) => upkeep(...argv, '--config', at('upkeep.yaml'), '--out', at('out'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-cli-'));
  await cp(EXAMPLE, at('cars.csv'));
  await writeFile(at('upkeep.yaml'), CONFIG);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a table that was damaged in the store', () => {
  it('is refused, and made again once the folder that the message names is deleted', async () => {
    await withOut('clean', at('cars.csv'));
    const cleanFolder = at('store/objects/clean/cars');
    const [datasetId] = (await readdir(cleanFolder)).filter((name) => name !== 'uploads');
    const table = join(cleanFolder, datasetId!, 'table.bin');
    const bytes = await readFile(table);
    await writeFile(table, Buffer.from(bytes).fill(0, bytes.length - 40));
    const refused = await withOut('run', at('cars.csv'));
    expect(refused.code).toBe(2);
    const [, named] = /Delete the folder (\S+) and run the same again/.exec(refused.stderr)!;
    expect((await upkeep('models')).stdout).toContain('No models yet');
    await rm(at(`store/objects/${named}`), { recursive: true });
    const repeated = await withOut('run', at('cars.csv'));
    expect(repeated).toMatchObject({ code: 0, stderr: '' });
    expect(repeated.stdout).toContain('Promote: version 1 is the champion');
    expect((await readFile(table)).equals(bytes)).toBe(true);
  });
});

describe('upkeep promote', () => {
  it('wants a version to be named', async () => {
    const { code, stderr } = await upkeep('promote', 'cars');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'upkeep promote cars: no version is named. Allowed: cars:VERSION or cars@challenger. ' +
        '`upkeep models cars` lists the versions.\n',
    );
  });
});

describe('upkeep models', () => {
  it('says so when there is no model of the name', async () => {
    const { code, stderr } = await upkeep('models', 'vans');
    expect(code).toBe(2);
    expect(stderr).toBe('model vans: no model of this name is registered. `upkeep models` lists them.\n');
  });
});
