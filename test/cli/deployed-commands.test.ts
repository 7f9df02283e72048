import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAlerts } from '../../core/registry/alerts-document.ts';
import { CARS_CONFIG, carsCsv, cleanAndTune } from '../core/steps/cars.ts';
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts';
import { runMain, runOnStack } from './run-main.ts';

let folder: string;
let ports: MemoryPorts;
const at = (name: string) => join(folder, name);
const onStack = (...argv: string[]) => runOnStack(ports, ...argv, '--stack', 'Test');
const keysBelow = (prefix: string) => Object.keys(ports.store.contents(prefix));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-deployed-'));
  ports = memoryPorts();
  await writeFile(at('cars.csv'), carsCsv(1975, 1976));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A log of predictions for 1978 that are far off, with the truth. */
async function writeBadLog(file: string): Promise<void> {
  await cleanAndTune(ports, carsCsv(1970, 1974));
  await writeFile(at('new.csv'), carsCsv(1978, 1978));
  await onStack('predict', at('new.csv'), '--model', 'cars', '--out', at(file));
  const log = await readFile(at(file), 'utf8');
  await writeFile(at(file), log.replaceAll(/"actual":[0-9.]+/g, '"actual":99'));
}

describe('the place that a command works on', () => {
  it.each([
    ['models', '--store', 'a', '--stack', 'b'],
    ['status', '--store', 'a', '--stack', 'b'],
    ['monitor', '--stack', 'b', '--store', 'a'],
  ])('is a store or a stack: %s refuses both', async (...argv) => {
    const { code, stdout, stderr } = await runMain(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain("error: option '--stack <name>' cannot be used with option '--store <dir>'");
  });

  it.each(['run', 'clean', 'tune'])('is here for %s, which computes', async (command) => {
    const { code, stderr } = await onStack(command, at('cars.csv'));
    expect(code).toBe(2);
    expect(stderr).toContain("error: unknown option '--stack'");
  });

  it('is a stack for push', async () => {
    const { code, stderr } = await runMain('push', at('cars.csv'));
    expect(code).toBe(2);
    expect(stderr).toContain("error: required option '--stack <name>' not specified");
  });

  it.each(['push', 'status'])('is shown by an example in the help of %s', async (command) => {
    const { code, stdout } = await runMain(command, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Example:\n {2}upkeep ${command} .* --stack Upkeep\n`));
  });

  it('is not blamed for what the disk of this machine refused', async () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    ports.registry.read = () => Promise.reject(full);
    const { code, stderr } = await onStack('predict', at('cars.csv'), '--model', 'cars', '--out', at('log'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^--out \S+log: no space is left on the device \(ENOSPC\)/);
  });

  it('keeps the present for a deployment, whose metrics are stamped with it', async () => {
    const { code, stderr } = await onStack('monitor', '--model', 'cars', '--now', '2026-01-01');
    expect(code).toBe(2);
    expect(stderr).toContain("error: option '--now <time>' cannot be used with option '--stack <name>'");
  });
});

describe('upkeep models, promote and rollback on a stack', () => {
  it('say what makes the first model', async () => {
    expect((await onStack('models')).stdout).toBe(
      'No models yet: `upkeep push DATA --stack Test` registers the first.\n',
    );
  });

  it('list, move and move back the champion', async () => {
    await cleanAndTune(ports, carsCsv(1970, 1973));
    await cleanAndTune(ports, carsCsv(1970, 1974));
    expect((await onStack('models')).stdout).toMatch(/^cars +1 +2 +2$/m);
    expect((await onStack('promote', 'cars@challenger')).stdout).toBe('✔ cars: version 2 is the champion\n');
    expect(ports.store.contents()['models/cars/aliases/champion.json']).toContain('"version": 2');
    expect((await onStack('rollback', 'cars')).stdout).toContain('version 1 is the champion again');
    expect(ports.store.contents()['models/cars/aliases/champion.json']).toContain('"version": 1');
  });
});

describe('upkeep predict on a stack', () => {
  it('writes the log here, and with --upload there too, once', async () => {
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const predict = ['predict', at('cars.csv'), '--model', 'cars', '--out', at('log.jsonl')];
    expect((await onStack(...predict)).code).toBe(0);
    expect(keysBelow('predictions/')).toEqual([]);
    const { stdout } = await onStack(...predict, '--upload', '--json');
    await onStack(...predict, '--upload');
    const [key, ...more] = keysBelow('predictions/');
    expect(more).toEqual([]);
    expect(key).toMatch(/^predictions\/cars\/[0-9a-f]{16}-log\.jsonl$/);
    expect(JSON.parse(stdout)).toMatchObject({ command: 'predict', version: 1, uploadedTo: key });
    expect(ports.store.contents()[key!]).toBe(await readFile(at('log.jsonl'), 'utf8'));
  });

  it('needs a stack to upload to', async () => {
    const { code, stderr } = await runMain('predict', at('cars.csv'), '--model', 'cars', '--upload');
    expect(code).toBe(2);
    expect(stderr).toBe(
      '--upload: no deployment is named. Allowed: it goes with --stack NAME. ' +
        'Locally `upkeep monitor LOG` reads the log where it is.\n',
    );
  });
});

describe('upkeep monitor on a stack', () => {
  const monitor = (...argv: string[]) => onStack('monitor', ...argv, '--model', 'cars', '--out', at('out'));

  it('puts the logs there, raises the alert, and leaves the tuning to the deployment', async () => {
    await writeBadLog('log.jsonl');
    const { code, stdout, stderr } = await monitor(at('log.jsonl'));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(keysBelow('predictions/cars/')).toHaveLength(1);
    expect(stdout).toContain('rmse above 4.5: ALARM');
    expect(stdout).toMatch(/1978 +v1 +36 +36/);
    const [retuneKey] = keysBelow('raw/cars/retune-');
    expect(stdout).toContain(
      `  The deployment tunes again, on ${retuneKey}: \`upkeep status cars --stack Test\` shows how far it is`,
    );
    expect(stdout).not.toContain('✔ Clean');
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({
      status: 'started',
      rawKey: retuneKey,
    });
    expect(JSON.parse(await readFile(at('out/monitor.json'), 'utf8'))).toMatchObject({
      model: 'cars',
      retuned: `uploaded ${retuneKey}`,
    });
  });

  it('needs no log, and leaves a retuning alone that has just begun', async () => {
    await writeBadLog('log.jsonl');
    await monitor(at('log.jsonl'));
    const [key] = keysBelow('raw/cars/retune-');
    const { version } = (await ports.store.head(key!))!;
    expect((await monitor()).stdout).toContain('  A retuning has begun already: `upkeep status');
    expect((await ports.store.head(key!))!.version).toBe(version);
  });

  it('tells why a retuning is impossible, and answers as always', async () => {
    await writeBadLog('log.jsonl');
    const log = await readFile(at('log.jsonl'), 'utf8');
    await writeFile(at('log.jsonl'), log.replaceAll(/,"features":\{[^}]*\}/g, ''));
    const { code, stdout } = await monitor(at('log.jsonl'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).retuned).toMatch(
      /^refused: .*none of the 36 labelled records carries features/,
    );
  });

  it('takes the model from a configuration, which it stores', async () => {
    await writeBadLog('log.jsonl');
    await writeFile(at('upkeep.yaml'), CARS_CONFIG.replace('above: 4.5', 'above: 1000'));
    const { code, stdout } = await onStack(
      ...['monitor', at('log.jsonl'), '--config', at('upkeep.yaml'), '--out', at('out')],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('rmse above 1000: OK');
    expect(ports.store.contents()['config/cars.yaml']).toContain('above: 1000');
    const both = await monitor('--config', at('upkeep.yaml'));
    expect(both.stderr).toContain("option '--model <name>' cannot be used with option '--config <file>'");
  });

  it('wants a log where there is no stack', async () => {
    const { code, stderr } = await runMain('monitor', '--model', 'cars', '--store', at('store'));
    expect(code).toBe(2);
    expect(stderr).toBe(
      'upkeep monitor: no log is named. Allowed: JSON Lines files of predictions; none only with --stack, ' +
        'which has logs of its own. `upkeep predict` writes one.\n',
    );
  });
});
