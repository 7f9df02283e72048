import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMain } from './run-main.ts';

const HOURS = ['2024-01-01T00:00:00Z', '2024-01-01T06:00:00Z', '2024-01-02T00:00:00Z'];
const CSV = `id,when,size,colour,kit,gap
a,${HOURS[0]},1,red,true,
b,${HOURS[1]},2,red,false,
c,${HOURS[2]},NA,"a very long name, of ""many"" letters",true,
too,few
`;

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-profile-'));
  await writeFile(at('shop.csv'), CSV);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('upkeep profile', () => {
  it('prints what is in a file, without any configuration, and writes nothing', async () => {
    const { code, stdout, stderr } = await runMain('profile', at('shop.csv'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [head, , titles, , ...rows] = stdout.split('\n');
    expect(head).toBe(`${at('shop.csv')}: CSV, UTF-8, "," between columns, LF; 3 rows, 6 columns`);
    expect(titles!.split(/ {2,}/)).toEqual([
      'column',
      'type',
      'role',
      'missing',
      'distinct',
      'min',
      'q25',
      'median',
      'q75',
      'max',
      'mean',
      'sd',
      'outliers',
      'most frequent',
    ]);
    const cells = rows.map((row) => row.split(/ {2,}/));
    expect(cells[1]).toEqual([
      'when',
      'time',
      'ignored',
      '0%',
      '3',
      '2024-01-01',
      '2024-01-01T03:00:00Z',
      '2024-01-01T06:00:00Z',
      '2024-01-01T15:00:00Z',
      '2024-01-02',
      '2024-01-01T10:00:00Z',
      '0.4249 days',
    ]);
    expect(cells[2]).toEqual([
      'size',
      'number',
      'feature',
      '33.3%',
      '2',
      '1',
      '1.25',
      '1.5',
      '1.75',
      '2',
      '1.5',
      '0.5',
      'all different',
    ]);
    expect(cells[3]!.slice(-1)).toEqual(['red (2), a very long name, of "m… (1)']);
    expect(cells[4]).toEqual(['kit', 'boolean', 'feature', '0%', '2', '0', '1', '0.6667', '0.4714']);
    expect(cells[5]!.slice(3)).toEqual(['100%', '0']);
    expect(stdout).toContain('\nLine 5 is left out: it has 2 fields, the header has 6.\n');
    expect(await readdir(folder)).toEqual(['shop.csv']);
  });

  it('follows a configuration', async () => {
    await writeFile(at('c.yaml'), 'model: shop\ndata: { id: id, target: size, types: { colour: text } }\n');
    const { stdout } = await runMain('profile', at('shop.csv'), '--config', at('c.yaml'), '--json');
    const { columns, ...rest } = JSON.parse(stdout);
    expect(rest).toMatchObject({
      command: 'profile',
      source: 'CSV, UTF-8, "," between columns, LF',
      nRows: 3,
      nQuarantined: 1,
    });
    expect(columns.map(({ type, role }: { type: string; role: string }) => `${type} ${role}`)).toEqual([
      'text id',
      'time ignored',
      'number target',
      'text text',
      'boolean feature',
      expect.stringMatching(/ ignored$/),
    ]);
    expect(columns[2]).toMatchObject({ missing: 1, distinct: 2, distinctError: null, zeros: 0, mean: 1.5 });
  });

  it('tells an estimate from a count, small shares, and how many rows are left out', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `${i === 5 ? '' : i},${i === 7 ? 1 : ''}`);
    await writeFile(at('long.csv'), `x,y\n${rows.join('\n')}\n${'1\n'.repeat(5)}`);
    const { stdout } = await runMain('profile', at('long.csv'));
    const [x, y] = stdout
      .split('\n')
      .slice(4)
      .map((row) => row.split(/ {2,}/));
    expect(x!.slice(3, 5)).toEqual(['<0.1%', expect.stringMatching(/^~\d+$/)]);
    expect(Math.abs(Number(x![4]!.slice(1)) - 9999)).toBeLessThan(600);
    expect(y![3]).toBe('>99.9%');
    expect(stdout).toContain('2 more rows are left out.');
  });

  it('refuses what is no table, and a configuration that does not fit', async () => {
    await writeFile(at('empty.csv'), '');
    expect(await runMain('profile', at('empty.csv'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('the file is empty'),
    });
    await writeFile(at('c.yaml'), 'model: shop\ndata: { target: sizes }\n');
    const { code, stderr } = await runMain('profile', at('shop.csv'), '--config', at('c.yaml'));
    expect(code).toBe(2);
    expect(stderr).toContain('shop.csv, data.target: the data set has no column "sizes"');
    expect((await runMain('profile', at('nothing.csv'))).stderr).toContain('the data set is not there');
  });
});
