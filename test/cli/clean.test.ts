import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMain } from './run-main.ts';

const CONFIG = `model: shop
data: { time: day, group: shop, ignore: [note] }
clean:
  denoise: [{ columns: [sales], method: movingAverage, window: 2 }]
  normalize: { method: none }
`;
const DAY_MS = 86_400_000;
const dayText = (day: number) => new Date(Date.UTC(2024, 0, 1) + day * DAY_MS).toISOString().slice(0, 10);
const rowsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => from + i).map(
    (day) =>
      `${dayText(day)},${day % 2 === 0 ? 'north' : 'south'},${day === 9 ? '' : day * day},${day % 3 === 0 ? 'sun' : 'rain'},n${day}`,
  );
const HEADER = 'day,shop,sales,sky,note';
const csvOf = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;

let folder: string;
const at = (name: string) => join(folder, name);
const upkeep = (...argv: string[]) =>
  runMain(...argv, '--config', at('upkeep.yaml'), '--out', at('out'), '--store', at('store'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-clean-'));
  await writeFile(at('upkeep.yaml'), CONFIG);
  await writeFile(at('old.csv'), csvOf(...rowsOf(0, 20)));
  await writeFile(at('new.csv'), csvOf(...rowsOf(20, 30)));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('upkeep clean', () => {
  it('says what the file was read as', async () => {
    expect((await upkeep('clean', at('old.csv'))).stdout).toContain(
      '  Read as CSV, UTF-8, "," between columns, LF\n',
    );
  });

  it('says how many duplicates it dropped', async () => {
    await writeFile(at('upkeep.yaml'), CONFIG.replace('clean:', 'clean:\n  duplicates: drop'));
    await writeFile(at('old.csv'), csvOf(...rowsOf(0, 20), ...rowsOf(3, 5)));
    const { stdout } = await upkeep('clean', at('old.csv'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ nRows: 20, nDuplicates: 2 });
    expect((await upkeep('clean', at('old.csv'))).stdout).toContain('✔ Clean: 20 rows, 2 duplicates dropped');
  });
});

describe('upkeep clean --out', () => {
  it('writes over no file that it reads', async () => {
    await writeFile(at('clean.csv'), 'a,b\n1,2\n3,4\n');
    const { code, stderr } = await runMain('clean', at('clean.csv'), '--out', folder, '--store', at('store'));
    expect(code).toBe(2);
    expect(stderr).toContain('clean.csv is read, and would be written over');
    expect(await readFile(at('clean.csv'), 'utf8')).toBe('a,b\n1,2\n3,4\n');
  });
});

describe('what upkeep clean counts', () => {
  it('are single things, too, and rows that an outlier rule leaves out of clean.csv', async () => {
    const outliers = 'clean:\n  duplicates: drop\n  outliers: { method: iqr, action: drop }';
    const extreme = `${dayText(20)},north,99999,sun,n`;
    await writeFile(at('upkeep.yaml'), CONFIG.replace('clean:', outliers).replace(/ {2}denoise.*\n/, ''));
    await writeFile(at('old.csv'), csvOf(...rowsOf(0, 20), extreme, extreme));
    const { stdout } = await upkeep('clean', at('old.csv'));
    expect(stdout).toContain(
      '✔ Clean: 21 rows, 1 duplicate dropped, 1 with an outlier left out of clean.csv;',
    );
    expect((await readFile(at('out/clean.csv'), 'utf8')).trim().split('\n')).toHaveLength(21);
    const json = JSON.parse((await upkeep('clean', at('old.csv'), '--json')).stdout);
    expect(json).toMatchObject({ nRows: 21, nLeftOut: 1 });
  });

  it('tells of many rows that are set aside before anything else', async () => {
    await writeFile(at('old.csv'), csvOf(...rowsOf(0, 20), 'a', 'b', 'c'));
    const told = 'ATTENTION: 3 of 23 rows (13 %) are left out; the reason, as on line 22: has 1 field';
    const first = async (...argv: string[]) =>
      JSON.parse((await upkeep('clean', at('old.csv'), '--json', ...argv)).stdout).notices[0];
    expect(await first()).toContain(told);
    expect(await first('--explain')).toContain(told);
    expect(await first('--apply', at('out/recipe.json'))).toContain(told);
    const { stdout } = await runMain('profile', at('old.csv'), '--config', at('upkeep.yaml'), '--json');
    expect(JSON.parse(stdout).notices[0]).toContain(told);
  });
});

describe('upkeep clean --explain', () => {
  it('names the file that breaks the contract', async () => {
    await writeFile(at('upkeep.yaml'), CONFIG.replace('clean:', 'clean:\n  expect: { rows: ">= 50" }'));
    const { code, stderr } = await upkeep('clean', at('old.csv'), '--explain');
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('old.csv, clean.expect: 1 expectation is not met'),
    ]);
  });

  it('tells the plan and writes nothing', async () => {
    const { code, stdout } = await upkeep('clean', at('old.csv'), '--explain');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /old\.csv: CSV, UTF-8, "," between columns, LF; 20 rows, 20 kept\. Nothing is written\.\n/,
    );
    const line = (start: RegExp) =>
      stdout
        .split('\n')
        .find((text) => start.test(text))
        ?.split(/ {2,}/);
    expect(line(/^denoise/)).toEqual([
      'denoise',
      'sales',
      'filter by movingAverage',
      expect.stringMatching(/^\d+$/),
      'clean.denoise[0]: method movingAverage, window 2, align trailing',
    ]);
    expect(line(/^impute +sales/)).toEqual([
      'impute',
      'sales',
      'fill gaps by median',
      expect.stringMatching(/^value /),
      '1',
      'clean.impute.numeric: median (default)',
    ]);
    expect(line(/^encode/)!.slice(2, 4)).toEqual([
      'a column for each of 2 levels',
      'levels [rain, sun], infrequent []',
    ]);
    expect(line(/^types +sky/)!.at(-1)).toBe('by its values');
    expect((await readdir(folder)).sort()).toEqual(['new.csv', 'old.csv', 'upkeep.yaml']);
  });

  it('is one document with --json', async () => {
    const document = JSON.parse((await upkeep('clean', at('old.csv'), '--explain', '--json')).stdout);
    expect(document).toMatchObject({
      command: 'clean',
      explain: true,
      rows: { read: 20, kept: 20 },
      source: 'CSV, UTF-8, "," between columns, LF',
    });
    expect(document.plan.find(({ step }: { step: string }) => step === 'duplicates')).toMatchObject({
      value: 'keep',
      origin: 'default',
    });
  });

  it('refuses what the cleaning would refuse', async () => {
    await writeFile(at('upkeep.yaml'), `${CONFIG}  expect: { rows: "> 100" }\n`);
    const { code, stderr } = await upkeep('clean', at('old.csv'), '--explain');
    expect(code).toBe(3);
    expect(stderr).toContain('- rows: there are 20 rows; expected: > 100');
  });
});

describe('upkeep clean --apply', () => {
  const cleaned = (name: string) => readFile(at(name), 'utf8');

  it('treats new rows as if they had been there from the start', async () => {
    await writeFile(at('all.csv'), csvOf(...rowsOf(0, 30)));
    await upkeep('clean', at('all.csv'));
    const [, ...all] = (await cleaned('out/clean.csv')).trim().split('\n');
    await upkeep('clean', at('old.csv'));
    const { code, stdout } = await runMain(
      'clean',
      at('new.csv'),
      '--config',
      at('upkeep.yaml'),
      '--apply',
      at('out/recipe.json'),
      '--out',
      at('applied'),
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✔ Clean: 10 rows by the recipe [0-9a-f]{16}\n/);
    const [header, ...rows] = (await cleaned('applied/clean.csv')).trim().split('\n');
    expect(header).toBe('day,shop,sales,sky=rain,sky=sun,note');
    expect(rows).toEqual(all.slice(20));
    expect((await readdir(at('applied'))).sort()).toEqual(['clean.csv', 'clean.parquet', 'quarantine.csv']);
    expect(await cleaned('applied/quarantine.csv')).toBe('line,reason,text\n');
    expect((await readFile(at('applied/clean.parquet'))).subarray(0, 4).toString()).toBe('PAR1');
  });

  it('says which groups nothing is known of, and which rows are left out', async () => {
    await upkeep('clean', at('old.csv'));
    await writeFile(at('new.csv'), csvOf('2024-03-01,west,1,sun,n', 'broken', '2024-03-02,west,2,sun,n'));
    const { stdout, stderr } = await upkeep(
      'clean',
      at('new.csv'),
      '--apply',
      at('out/recipe.json'),
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      command: 'clean',
      recipe: expect.stringMatching(/^[0-9a-f]{64}$/),
      nRead: 3,
      nRows: 2,
      nQuarantined: 1,
      notices: [
        expect.stringMatching(/^ATTENTION: 1 of 3 rows/),
        'Line 3 is left out: it has 1 field, the header has 5.',
        'The filter of sales began anew in 2 rows, because the recipe knows no rows before those of group "west".',
      ],
    });
    expect(stderr).toContain('Files in ');
  });

  it('sets rows aside as data.badCells says, with their reason and text', async () => {
    await upkeep('clean', at('old.csv'));
    await writeFile(at('upkeep.yaml'), CONFIG.replace('data: {', 'data: { badCells: quarantine,'));
    await writeFile(
      at('new.csv'),
      csvOf('2024-03-01,north,many,sun,n', '2024-03-02,north,2,sun,n', ',north,2,sun,n'),
    );
    const { code, stdout } = await upkeep('clean', at('new.csv'), '--apply', at('out/recipe.json'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✔ Clean: 1 row, 2 quarantined by the recipe/);
    expect(await cleaned('out/quarantine.csv')).toBe(
      'line,reason,text\n' +
        '2,"column sales: ""many"" is no number","2024-03-01,north,many,sun,n"\n' +
        '4,"has no day, the column of data.time",",north,2,sun,n"\n',
    );
  });

  it('needs no configuration to know the time and the group', async () => {
    await upkeep('clean', at('old.csv'));
    await writeFile(at('new.csv'), csvOf(...rowsOf(20, 30)));
    const applied = async (config: string) => {
      await writeFile(at('other.yaml'), config);
      const { stderr, code } = await runMain(
        'clean',
        at('new.csv'),
        '--config',
        at('other.yaml'),
        '--apply',
        at('out/recipe.json'),
        '--out',
        at('applied'),
      );
      return {
        stderr: stderr.replaceAll(/\s+/g, ' '),
        code,
        text: code === 0 ? await cleaned('applied/clean.csv') : '',
      };
    };
    expect((await applied('model: shops\n')).text).toBe((await applied(CONFIG)).text);
    const other = await applied('model: shops\ndata: { time: note }\n');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain(
      'data.time: it names note, and the filters and fills of the recipe follow day.',
    );
  });

  it('refuses a damaged recipe, a missing one, and --explain beside it', async () => {
    await writeFile(at('recipe.json'), '{"format":"upkeep-recipe/1"}');
    const { code, stderr } = await upkeep('clean', at('new.csv'), '--apply', at('recipe.json'));
    expect(stderr).toContain(`${at('recipe.json')}: its format is "upkeep-recipe/1".`);
    expect(code).toBe(2);
    expect((await upkeep('clean', at('new.csv'), '--apply', at('none.json'))).stderr).toContain(
      'the recipe is not there',
    );
    const both = await upkeep('clean', at('new.csv'), '--explain', '--apply', at('recipe.json'));
    expect(both.code).toBe(2);
    expect(both.stderr).toContain("option '--apply <recipe>' cannot be used with option '--explain'");
  });

  it('needs the columns of the recipe', async () => {
    await upkeep('clean', at('old.csv'));
    await writeFile(at('new.csv'), 'day,shop,sky,note\n2024-03-01,north,sun,n\n');
    const { code, stderr } = await upkeep('clean', at('new.csv'), '--apply', at('out/recipe.json'));
    expect(code).toBe(3);
    expect(stderr).toContain('sales');
  });
});
