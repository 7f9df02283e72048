import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMain } from './run-main.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/auto-mpg', import.meta.url));
const CONFIG = `
model: cars
data: { target: mpg, id: id, time: year, ignore: [name], types: { origin: category } }
tune:
  cv: { splitter: timeSeriesSplit, nSplits: 3, boundary: row }
  estimators: [{ estimator: ridge, grid: { alpha: [0.1, 1] } }]
monitor: { window: 1 year, minRows: 20, alerts: [{ metric: rmse, above: 1, for: 1 of 1 }] }
`;

let folder: string;
const at = (name: string) => join(folder, name);
const upkeep = (...argv: string[]) => runMain(...argv, '--store', at('store'));
const withOut = (...argv: string[]) => upkeep(...argv, '--config', at('upkeep.yaml'), '--out', at('out'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-cli-'));
  await cp(join(EXAMPLE, 'cars.csv'), at('cars.csv'));
  await writeFile(at('upkeep.yaml'), CONFIG);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('upkeep run', () => {
  it('cleans, tunes, registers, and copies the files', async () => {
    const { code, stdout, stderr } = await withOut('run', at('cars.csv'), '--json');
    expect(code).toBe(0);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ command: 'run', reused: false, promotion: { version: 1 } });
    expect(stderr).toContain('✔ Clean: 406 rows, 8 without target');
    expect(await readFile(at('out/report.html'), 'utf8')).toContain('</html>');
    expect((await readFile(at('out/cv_results.csv'), 'utf8')).split('\n')[0]).toContain('mean_test_rmse');
  });

  it('does nothing twice, and says so', async () => {
    await withOut('run', at('cars.csv'));
    const { stdout } = await withOut('run', at('cars.csv'));
    expect(stdout).toContain('(cleaned before)');
    expect(stdout).toContain('this search was done before');
  });

  it('says nothing with --quiet', async () => {
    expect(await withOut('run', at('cars.csv'), '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('needs a target', async () => {
    await writeFile(at('upkeep.yaml'), 'model: cars\n');
    const { code, stderr } = await withOut('run', at('cars.csv'));
    expect(code).toBe(2);
    expect(stderr).toContain('no target is named, so there is nothing to predict');
  });
});

describe('upkeep tune', () => {
  it('prints the ranking and registers nothing', async () => {
    const { code, stdout } = await withOut('tune', at('cars.csv'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/ridge {6}alpha=0\.1 fitIntercept=true/);
    expect(stdout).toContain('dummy');
    expect((await upkeep('models')).stdout).toContain('No models yet');
  });

  it('tells with --estimate what it would take, and evaluates nothing', async () => {
    const { code, stdout } = await withOut('tune', at('cars.csv'), '--estimate');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /Estimate: 3 candidates in 2 paths, 3 splits, 309 rows to search; [\d.]+ s on one/,
    );
    expect(stdout).toMatch(
      /On Lambda, 1769 MB: [\d.]+ GB-seconds, \$0\.0000\d\d \(us-east-1, prices of 2026-/,
    );
    expect(stdout).not.toContain('halving');
    const stored = await readdir(at('store'), { recursive: true });
    expect(stored.filter((name) => name.endsWith('plan.json'))).toHaveLength(1);
    expect(stored.filter((name) => /[/]paths[/]|cv_results|selection/.test(name))).toEqual([]);
    await expect(readdir(at('out'))).rejects.toMatchObject({ code: 'ENOENT' });
    const json = JSON.parse((await withOut('tune', at('cars.csv'), '--estimate', '--json')).stdout);
    expect(json).toMatchObject({ command: 'tune', estimate: { nCandidates: 3, nPaths: 2, nSplits: 3 } });
    expect(json.estimate.usd).toBeGreaterThan(0);
  });

  it('says in an estimate what it cannot know', async () => {
    const halving = CONFIG.replace('tune:', 'tune:\n  search: { strategy: halving }').replace(
      'estimator: ridge, grid: { alpha: [0.1, 1] }',
      'estimator: kNeighbors, grid: { nNeighbors: [1, 2, 3, 5] }',
    );
    await writeFile(at('upkeep.yaml'), halving);
    const { stdout } = await withOut('tune', at('cars.csv'), '--estimate');
    expect(stdout).toContain('1 later round of successive halving: estimated from candidates and rows');
  });
});

describe('upkeep predict and monitor', () => {
  it('log predictions with raw features and actual values, and raise an alert with exit code 1', async () => {
    await withOut('run', at('cars.csv'));
    const predicted = await upkeep('predict', at('cars.csv'), '--model', 'cars', '--out', at('log.jsonl'));
    expect(predicted.stdout).toContain('406 rows with cars version 1');
    const [line] = (await readFile(at('log.jsonl'), 'utf8')).split('\n');
    expect(JSON.parse(line!)).toMatchObject({
      model: 'cars',
      version: 1,
      actual: 18,
      features: { horsepower: 130 },
    });
    const { code, stdout } = await withOut('monitor', at('log.jsonl'));
    expect(code).toBe(1);
    expect(stdout).toContain('rmse above 1: ALARM');
    expect(stdout).toContain('What happens next');
    const repeated = await withOut('monitor', at('log.jsonl'), '--json');
    expect(JSON.parse(repeated.stdout)).toMatchObject({ transitions: [], ingested: { nRecords: 0 } });
  });

  it('name the columns that a file lacks', async () => {
    await withOut('run', at('cars.csv'));
    await writeFile(at('few.csv'), 'id,year,weight\n1,1970-01-01,3000\n');
    const { code, stderr } = await upkeep(
      'predict',
      at('few.csv'),
      '--model',
      'cars',
      '--out',
      at('log.jsonl'),
    );
    expect(code).toBe(3);
    expect(stderr).toContain(
      'few.csv: it lacks modelYear, origin, cylinders, displacement, horsepower, acceleration.',
    );
  });

  it('judge nothing that is not closed yet', async () => {
    await withOut('run', at('cars.csv'));
    await upkeep('predict', at('cars.csv'), '--model', 'cars', '--out', at('log.jsonl'));
    const { stdout, code } = await withOut('monitor', at('log.jsonl'), '--now', '1970-06-01T00:00:00Z');
    expect(code).toBe(0);
    expect(stdout).toContain('Not closed yet: 1970, 1971');
  });
});

describe('upkeep run on ids of which most are numbers', () => {
  it('writes its report all the same', async () => {
    const csv = await readFile(at('cars.csv'), 'utf8');
    let n = 0;
    await writeFile(
      at('cars.csv'),
      csv.replaceAll(/^19[^,]*/gm, () => (++n % 10 === 0 ? `x${n}` : `${n}`)),
    );
    const { code, stderr } = await withOut('run', at('cars.csv'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await readFile(at('out/report.html'), 'utf8')).toContain('</html>');
  });
});

describe('upkeep predict', () => {
  it('needs no time, and does not read what the model does not use', async () => {
    await withOut('run', at('cars.csv'));
    const [header, ...rows] = (await readFile(at('cars.csv'), 'utf8')).trim().split('\n');
    const cut = (line: string, more: string) =>
      [...line.split(',').filter((_, index) => index !== header!.split(',').indexOf('year')), more].join(',');
    const lines = rows.slice(0, 5).map((row, index) => cut(row, index < 4 ? '1' : 'none'));
    await writeFile(at('new.csv'), `${[cut(header!, 'note'), ...lines].join('\n')}\n`);
    const { code, stdout } = await upkeep(
      'predict',
      at('new.csv'),
      '--model',
      'cars',
      '--out',
      at('log.jsonl'),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('5 rows with cars version 1');
  });

  it('tells of levels that the model does not know', async () => {
    await withOut('run', at('cars.csv'));
    const text = await readFile(at('cars.csv'), 'utf8');
    await writeFile(at('new.csv'), text.replaceAll('USA', 'Mars'));
    const argv = ['predict', at('new.csv'), '--model', 'cars', '--out', at('log.jsonl')];
    expect((await upkeep(...argv)).stdout).toMatch(
      /^ {2}origin holds levels .*: "Mars"; they become zeros\.$/m,
    );
    expect(JSON.parse((await upkeep(...argv, '--json')).stdout).notices).toHaveLength(1);
  });
});

describe('upkeep predict --config', () => {
  const predictBy = async (config: string) => {
    await writeFile(at('reading.yaml'), config);
    return upkeep(
      'predict',
      at('new.csv'),
      '--model',
      'cars',
      '--out',
      at('log.jsonl'),
      '--config',
      at('reading.yaml'),
      '--json',
    );
  };

  it('says how the file is read, such as what its bad cells do, and leaves the stored configuration alone', async () => {
    await withOut('run', at('cars.csv'));
    const [header, ...rows] = (await readFile(at('cars.csv'), 'utf8')).trim().split('\n');
    const weight = header!.split(',').indexOf('weight');
    const heavy = rows[1]!.split(',').with(weight, 'heavy').join(',');
    await writeFile(at('new.csv'), `${[header, rows[0], heavy, ...rows.slice(2, 20)].join('\n')}\n`);
    expect((await predictBy('model: cars\n')).code).toBe(3);
    const set = await predictBy('model: cars\ndata: { badCells: quarantine }\n');
    expect(JSON.parse(set.stdout)).toMatchObject({
      nPredictions: 19,
      nQuarantined: 1,
      quarantined: [{ line: 3, reason: 'column weight: "heavy" is no number' }],
    });
    expect(set.stderr).toContain('Line 3 is left out: column weight: "heavy" is no number.');
    expect(set.stderr).toContain('is no number (line 3 "heavy"); their rows are left out.');
    expect(set.stderr).not.toContain('quarantine');
    expect(set.stderr).toContain('✔ Predict: 19 rows, 1 left out, with cars version 1');
    const missing = JSON.parse((await predictBy('model: cars\ndata: { badCells: missing }\n')).stdout);
    expect(missing).toMatchObject({ nPredictions: 20, nQuarantined: 0 });
    // Without the option it is still refused.
    const argv = ['predict', at('new.csv'), '--model', 'cars', '--out', at('log.jsonl')];
    expect((await upkeep(...argv)).code).toBe(3);
  });

  it('refuses the configuration of another model', async () => {
    await withOut('run', at('cars.csv'));
    await writeFile(at('new.csv'), 'weight\n1\n');
    const { code, stdout } = await predictBy('model: trucks\n');
    expect(code).toBe(2);
    expect(JSON.parse(stdout).reason).toContain(
      'it is the configuration of trucks, and cars predicts. Allowed: a configuration of cars. Name another file, or leave --config out to read as the model was trained.',
    );
  });
});

describe('a retuning that is refused', () => {
  const RETUNING = CONFIG.replace('for: 1 of 1', 'for: 1 of 1, action: retune');

  async function inService(): Promise<void> {
    await writeFile(at('upkeep.yaml'), RETUNING);
    await withOut('run', at('cars.csv'));
    await upkeep('predict', at('cars.csv'), '--model', 'cars', '--out', at('log.jsonl'));
    const log = (await readFile(at('log.jsonl'), 'utf8')).replaceAll('"id":"', '"id":"new-');
    await writeFile(at('log.jsonl'), log);
  }

  async function monitorTwice(): Promise<{ told: string; retuned: string }> {
    const first = await withOut('monitor', at('log.jsonl'));
    expect(first.stderr).toBe('');
    expect(first.code).toBe(1);
    const { retuned } = JSON.parse(await readFile(at('out/monitor.json'), 'utf8'));
    const second = await withOut('monitor', at('log.jsonl'));
    expect(second.code).toBe(1);
    expect(second.stdout).not.toContain('Not tuned again');
    expect(JSON.parse(await readFile(at('out/monitor.json'), 'utf8'))).toMatchObject({
      retuned: null,
      states: [{ state: 'ALARM' }],
    });
    return { told: /Not tuned again: (.*)/.exec(first.stdout)![1]!, retuned };
  }

  it('because of the log is told once, and the monitor answers as always', async () => {
    await inService();
    const log = await readFile(at('log.jsonl'), 'utf8');
    await writeFile(at('log.jsonl'), log.replaceAll(/,"features":\{[^}]*\}/g, ''));
    const { told, retuned } = await monitorTwice();
    expect(told).toContain('none of the 398 labelled records carries features');
    expect(retuned).toBe(`refused: ${told}`);
  });

  it('by CLEAN is told once, and does not come back with every tick', async () => {
    await inService();
    const filter = 'clean: { denoise: [{ columns: [nope], method: movingAverage, window: 3 }] }\n';
    await writeFile(at('upkeep.yaml'), `${RETUNING}${filter}`);
    const { told } = await monitorTwice();
    expect(told).toMatch(/^retune-[0-9a-f]{16}\.csv, .*nope/);
  });
});

describe('upkeep models, promote and rollback', () => {
  it('list, move and move back the champion', async () => {
    await withOut('run', at('cars.csv'));
    await writeFile(at('upkeep.yaml'), CONFIG.replace('[0.1, 1]', '[10]'));
    await withOut('run', at('cars.csv'));
    expect((await upkeep('models', '--json')).stdout).toContain('"champion": 1');
    expect((await upkeep('promote', 'cars:2')).stdout).toBe('✔ cars: version 2 is the champion\n');
    expect((await upkeep('rollback', 'cars')).stdout).toContain(
      'version 1 is the champion again, in place of version 2',
    );
    const { stdout } = await upkeep('models', 'cars');
    expect(stdout.match(/champion: /g)).toHaveLength(3);
    expect(await readFile(at('store/objects/models/cars/aliases/champion.json'), 'utf8')).toContain(
      '"version": 1',
    );
  });
});

describe('refusals', () => {
  it.each([
    ['a command that is not there', ['foo'], "error: unknown command 'foo'"],
    ['a missing argument', ['clean'], "error: missing required argument 'data'"],
    ['an unknown option', ['models', '--nope'], "error: unknown option '--nope'"],
  ])('answer %s with exit code 2', async (_, argv, message) => {
    const { code, stderr } = await runMain(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('name a file that is not there', async () => {
    const { code, stderr } = await withOut('clean', at('nothing.csv'));
    expect(code).toBe(2);
    expect(stderr).toBe(`${at('nothing.csv')}: the data set is not there. Check the path.\n`);
  });

  it('name a folder given for a file', async () => {
    const { code, stderr } = await withOut('clean', folder);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `${folder}: the data set should be a file, and this is a folder. Name a readable file.\n`,
    );
  });

  it('name the file by its own name, and the configuration by the file that it is', async () => {
    await writeFile(at('upkeep.yaml'), 'model: cars\ndata: { target: nope }\n');
    expect((await withOut('clean', at('cars.csv'))).stderr).toMatch(
      /^cars\.csv, data\.target: the data set has no column "nope"\./,
    );
    await writeFile(at('upkeep.yaml'), 'model: cars\n');
    for (const command of ['run', 'tune']) {
      expect((await withOut(command, at('cars.csv'))).stderr).toBe(
        `${at('upkeep.yaml')} data.target: no target is named, so there is nothing to predict. ` +
          'Allowed: the name of a column. Name the column that the model predicts.\n',
      );
    }
    await writeFile(at('cars.csv'), 'a,"b\n1,2\n');
    expect((await withOut('clean', at('cars.csv'))).stderr).toMatch(
      /^cars\.csv:1: the quote that opens here, in the header/,
    );
  });

  it('name the option of a place that cannot be written to', async () => {
    await writeFile(at('file'), '');
    const todo = 'Name another folder, or move that file.\n';
    expect(
      await upkeep('clean', at('cars.csv'), '--config', at('upkeep.yaml'), '--out', at('file')),
    ).toMatchObject({
      code: 2,
      stderr: `--out ${at('file')}: a file stands where a folder is needed (EEXIST: ${at('file')}). ${todo}`,
    });
    const store = await runMain('clean', at('cars.csv'), '--store', at('file'), '--out', at('out'));
    expect(store.code).toBe(2);
    expect(store.stderr).toMatch(
      /^--store .*\/file: a file stands where a folder is needed \(E[A-Z]+: .*\)\. Name/,
    );
  });

  it('name a folder given for a prediction log, and leave nothing behind', async () => {
    await withOut('run', at('cars.csv'));
    await mkdir(at('logs'));
    const { code, stderr } = await upkeep('predict', at('cars.csv'), '--model', 'cars', '--out', at('logs'));
    expect(code).toBe(2);
    expect(stderr).toBe(
      `--out ${at('logs')}: a folder stands where the file should go (EISDIR: ${at('logs')}). Name a file.\n`,
    );
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('show the line and the option of a configuration that is wrong', async () => {
    await writeFile(at('upkeep.yaml'), 'model: cars\ndata: { targt: mpg }\n');
    const { code, stderr } = await withOut('clean', at('cars.csv'));
    expect(code).toBe(2);
    expect(stderr).toContain('upkeep.yaml:2 data.targt: found an unknown key.');
    expect(stderr).toContain('target');
  });

  it('answer data that is refused with exit code 3, and leave no data set', async () => {
    await writeFile(at('cars.csv'), 'id,"name\n1,2\n');
    const { code, stderr } = await withOut('clean', at('cars.csv'));
    expect(code).toBe(3);
    expect(stderr).toContain('cars.csv:1: the quote that opens here, in the header, is never closed.');
  });

  it('name the models there are', async () => {
    const { code, stderr } = await upkeep('predict', at('cars.csv'), '--model', 'nothing');
    expect(code).toBe(2);
    expect(stderr).toContain('model nothing: no model of this name is registered.');
  });

  it('show help with exit code 0', async () => {
    const { code, stdout } = await runMain('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: upkeep');
  });
});
