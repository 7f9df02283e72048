import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../core/configuration/parse-config.ts';
import type { ModelArtefact } from '../../core/contracts/model-artefact.ts';
import { sha256 } from '../../core/hashing/sha256.ts';
import { penguinsToCsv } from '../../examples/penguins/penguins-to-csv.ts';
import { type MainResult, runMain } from '../cli/run-main.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const source = read('node_modules/vega-datasets/data/penguins.json');
const readme = read('examples/penguins/README.md');
const example = (file: string) => fileURLToPath(new URL(`examples/penguins/${file}`, root));
const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'];

describe('examples/penguins', () => {
  it('has the CSV that the committed script makes of the package', () => {
    expect(penguinsToCsv(JSON.parse(source))).toBe(read('examples/penguins/penguins.csv'));
  });

  it('names the version, the digest and the licence of its source', () => {
    const { version } = JSON.parse(read('node_modules/vega-datasets/package.json'));
    const { resources } = JSON.parse(read('node_modules/vega-datasets/datapackage.json'));
    const penguins = resources.find(({ name }: { name: string }) => name.startsWith('penguins'));
    expect(penguins.licenses).toEqual([expect.objectContaining({ name: 'CC0 1.0 Universal' })]);
    expect(readme).toContain('CC0 1.0 Universal');
    expect(readme).toContain(`version ${version}`);
    expect(readme).toContain(sha256(source));
  });

  it('refuses a text that would need quotes', () => {
    const penguin = { ...JSON.parse(source)[0], Island: 'a, b' };
    expect(() => penguinsToCsv([penguin])).toThrow('penguin-1: a cell that needs quotes');
  });

  it('points editors at the published schema, and leaves the splits to the default', () => {
    const yaml = read('examples/penguins/upkeep.yaml');
    expect(yaml.split('\n')[0]).toBe('# yaml-language-server: $schema=../../upkeep.schema.json');
    expect(parseConfig(yaml, 'upkeep.yaml').tune.cv).toBeNull();
  });
});

describe('upkeep run and predict on examples/penguins', () => {
  let folder: string;
  let first: MainResult;
  const out = (file: string) => readFileSync(join(folder, file), 'utf8');
  const upkeep = (command: string, ...more: string[]) =>
    runMain(command, example('penguins.csv'), ...more, '--store', join(folder, 'store'));
  const run = () => upkeep('run', '--config', example('upkeep.yaml'), '--out', folder);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'upkeep-penguins-'));
    first = await run();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('prints what the README shows', () => {
    expect(first.code).toBe(0);
    const shown = readme.match(/\$ upkeep run penguins\.csv\n([\s\S]*?)```/)![1]!;
    const lines = shown.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(5);
    // Four digits are shown of scores that are the same to 1e-12 on any machine.
    for (const line of lines) expect(first.stdout + first.stderr).toContain(line);
  });

  it('has a logistic champion that is as good as shown', () => {
    const { classes, estimator, metrics }: ModelArtefact = JSON.parse(out('model.json'));
    expect(classes).toEqual(SPECIES);
    expect(estimator).toMatchObject({
      estimator: 'logistic',
      params: { C: expect.closeTo(10 ** (-3 + (6 * 13) / 19), 10) },
    });
    // The solver stops where a step moves nothing by more than 1e-10 of the largest; 1e-6 is above that, and below what is shown.
    expect(metrics.cv.logLoss!.mean).toBeCloseTo(0.026_164_78, 6);
    // Counts of rows: exact. 276 of the 280 searched rows are right, and all 64 withheld.
    expect(metrics.cv.accuracy!.mean).toBeCloseTo(276 / 280, 12);
    expect(metrics.holdout).toMatchObject({ accuracy: 1, f1Macro: 1 });
  });

  it('has an equal share of the most frequent species in every fold, as nobody said otherwise', () => {
    const [header = [], ...rows] = out('cv_results.csv')
      .trimEnd()
      .split('\n')
      // The column of all parameters is the only one in quotes.
      .map((line) => line.replace(/"(?:[^"]|"")*"/, '').split(','));
    const baseline = rows.find(([estimator]) => estimator === 'dummy')!;
    const found = header.flatMap((name, at) =>
      /^split\d_test_accuracy$/.test(name) ? [Number(baseline[at])] : [],
    );
    expect(found).toHaveLength(5);
    // It is right of the Adelies alone. Folds are of 56 rows: their numbers differ by one at most.
    expect(Math.max(...found) - Math.min(...found)).toBeLessThan(1.5 / 56);
  });

  it('logs the name of a class with the probability of each', async () => {
    const log = join(folder, 'predictions.jsonl');
    expect((await upkeep('predict', '--model', 'penguins', '--out', log)).code).toBe(0);
    const records = out('predictions.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(344);
    for (const { prediction, probability } of records) {
      expect(Object.keys(probability)).toEqual(SPECIES);
      const shares = Object.values<number>(probability);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(probability[prediction]).toBe(Math.max(...shares));
    }
    const { time, features, ...shown } = records[0];
    expect(Object.keys(features)).toHaveLength(6);
    expect(Number.isNaN(Date.parse(time))).toBe(false);
    const [, line] = readme.match(/```json\n(.*)\n```/)!;
    expect(JSON.parse(line!)).toEqual({
      ...shown,
      // Probabilities are the exponential of a sum, on another machine the same to about 1e-9 of themselves.
      probability: {
        Adelie: expect.closeTo(shown.probability.Adelie, 6),
        Chinstrap: expect.closeTo(shown.probability.Chinstrap, 9),
        Gentoo: expect.closeTo(shown.probability.Gentoo, 9),
      },
    });
  });

  it('finds a second run done', async () => {
    const { code, stdout, stderr } = await run();
    expect(code).toBe(0);
    expect(stdout + stderr).toMatch(/this search was done before \(run [0-9a-f]{16}\), version 1/);
  });
});
