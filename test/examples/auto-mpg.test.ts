import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../core/configuration/parse-config.ts';
import type { ModelConfig } from '../../core/contracts/config/model-config.ts';
import { sha256 } from '../../core/hashing/sha256.ts';
import { carsToCsv } from '../../examples/auto-mpg/cars-to-csv.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const source = read('node_modules/vega-datasets/data/cars.json');
const csv = read('examples/auto-mpg/cars.csv');
const [header = [], ...rows] = csv
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));
const column = (name: string) => rows.map((row) => row[header.indexOf(name)]!);

describe('examples/auto-mpg', () => {
  it('has the CSV that the committed script makes of the package', () => {
    expect(carsToCsv(JSON.parse(source))).toBe(csv);
  });

  it('names the version and the digest of its source', () => {
    const readme = read('examples/auto-mpg/README.md');
    expect(readme).toContain(
      `version ${JSON.parse(read('node_modules/vega-datasets/package.json')).version}`,
    );
    expect(readme).toContain(sha256(source));
  });

  it('has 406 cars with unique ids and the gaps of the source', () => {
    expect(rows).toHaveLength(406);
    expect(new Set(column('id')).size).toBe(406);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    const gaps = header.map((name) => [name, column(name).filter((cell) => cell === '').length]);
    expect(gaps.filter(([, count]) => count !== 0)).toEqual([
      ['horsepower', 6],
      ['mpg', 8],
    ]);
  });

  it('has the cars of each year, none of 1981', () => {
    const counts = [...new Set(column('year'))].map((year) => [
      year,
      column('year').filter((other) => other === year).length,
    ]);
    const expected = [35, 29, 28, 40, 27, 30, 34, 28, 36, 29, 29, 0, 61];
    expect(counts).toEqual(
      expected.map((count, at) => [`${1970 + at}-01-01`, count]).filter(([, count]) => count !== 0),
    );
    expect(column('modelYear')).toEqual(column('year').map((year) => year.slice(2, 4)));
  });

  it('refuses a name that would need quotes', () => {
    const car = { ...JSON.parse(source)[0], Name: 'a, b' };
    expect(() => carsToCsv([car])).toThrow('a, b: a cell that needs quotes');
  });

  it('numbers the second car of one name and year', () => {
    const car = JSON.parse(source)[0];
    const ids = carsToCsv([car, car])
      .split('\n')
      .slice(1, 3)
      .map((line) => line.split(',')[0]);
    expect(ids).toEqual(['1970-chevrolet-chevelle-malibu', '1970-chevrolet-chevelle-malibu-2']);
  });
});

describe('examples/auto-mpg/upkeep.yaml', () => {
  const config: ModelConfig = parseConfig(read('examples/auto-mpg/upkeep.yaml'), 'upkeep.yaml');

  it('searches linear, 100 ridges and multivariateLinear in five splits by row', () => {
    expect(config.tune.cv).toEqual({
      splitter: 'timeSeriesSplit',
      nSplits: 5,
      boundary: 'row',
      gap: 0,
      testSize: null,
      maxTrainSize: null,
    });
    expect(config.tune.estimators).toEqual([
      { estimator: 'linear', grid: {} },
      { estimator: 'ridge', grid: { alpha: { logspace: [-3, 3, 50] }, fitIntercept: [true, false] } },
      { estimator: 'multivariateLinear', grid: {} },
    ]);
  });

  it('tunes again when the error is above 4.5 mpg', () => {
    expect(config.monitor.alerts).toEqual([
      {
        metric: 'rmse',
        above: 4.5,
        clear: 4,
        for: '1 of 2',
        severity: 'critical',
        action: 'retune',
        missingData: 'ignore',
      },
    ]);
    expect(config.monitor.window).toBe('1 year');
    expect(config.monitor.minRows).toBe(20);
  });

  it('names only columns that the CSV has', () => {
    const { target, id, time, ignore, types } = config.data;
    for (const name of [target, id, time, ...ignore, ...Object.keys(types)]) expect(header).toContain(name);
  });

  it('points editors at the published schema', () => {
    const [first] = read('examples/auto-mpg/upkeep.yaml').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../../upkeep.schema.json');
  });
});
