import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connect } from '../../cli/context.ts';
import { main } from '../../cli/main.ts';
import { NotFoundError } from '../../core/errors.ts';
import { serviceError } from '../adapters/aws/stub-client.ts';
import { CARS_CONFIG, carsCsv } from '../core/steps/cars.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { collector, runMain } from './run-main.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-answer-'));
  await writeFile(at('cars.csv'), carsCsv(1975, 1976));
  await writeFile(at('upkeep.yaml'), CARS_CONFIG);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function push(connect: Connect, ...more: string[]) {
  const [stdout, stderr] = [collector(), collector()];
  const streams = { stdout: stdout.stream, stderr: stderr.stream, interactive: false };
  const argv = ['push', at('cars.csv'), '--config', at('upkeep.yaml'), '--stack', 'Test', ...more];
  return { code: await main(argv, { streams, connect }), stdout: stdout.text(), stderr: stderr.text() };
}

const failing =
  (error: Error): Connect =>
  () =>
    Promise.reject(error);
const noStack = new NotFoundError({ where: 'stack Test', found: 'no stack of that name' });

describe('an error with --json', () => {
  it.each([
    [noStack, 'NOT_FOUND', 'stack Test: no stack of that name.'],
    [
      serviceError('Throttling', 400, 'Rate exceeded'),
      'UNAVAILABLE',
      'AWS: no answer for now (Throttling: Rate exceeded). Try again in a minute.',
    ],
  ])('is answered, before there is an upload to follow: %s', async (error, errorCode, reason) => {
    const { code, stdout, stderr } = await push(failing(error), '--json');
    expect(JSON.parse(stdout)).toEqual({ command: 'push', outcome: 'error', code: errorCode, reason });
    expect({ code, stderr }).toEqual({ code: 2, stderr: `${reason}\n` });
  });

  it('is answered when a look at the deployment meets it, after the upload', async () => {
    const ports = memoryPorts();
    const { head } = ports.store;
    const isUploaded = () => Object.keys(ports.store.contents('raw/')).length > 0;
    ports.store.head = async (key) => {
      if (isUploaded()) throw serviceError('Unknown', 503, 'Unknown');
      return head(key);
    };
    const { code, stdout, stderr } = await push(async () => ports, '--json');
    expect(stderr).toMatch(/^✔ Upload: .*\nAWS: no answer for now \(HTTP 503\)/);
    expect(JSON.parse(stdout)).toMatchObject({ command: 'push', outcome: 'error', code: 'UNAVAILABLE' });
    expect(code).toBe(2);
  });

  it('is answered by every command', async () => {
    const { code, stdout } = await runMain('models', 'vans', '--store', at('store'), '--json', '--quiet');
    expect(JSON.parse(stdout)).toEqual({
      command: 'models',
      outcome: 'error',
      code: 'NOT_FOUND',
      reason: 'model vans: no model of this name is registered. `upkeep models` lists them.',
    });
    expect(code).toBe(2);
  });

  it('is answered once: a push that timed out has said so itself', async () => {
    const { code, stdout } = await push(async () => memoryPorts(), '--json', '--timeout', '0.0001');
    expect(JSON.parse(stdout)).toMatchObject({ command: 'push', model: 'cars', outcome: 'timedOut' });
    expect(code).toBe(2);
  });

  it('is not answered when it is a defect', async () => {
    const { code, stdout, stderr } = await push(failing(new TypeError('oh')), '--json');
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expect(stderr).toMatch(/^This is a defect of upkeep/);
  });
});

describe('an error without --json', () => {
  it('is told people only', async () => {
    const { stdout, stderr } = await push(failing(noStack));
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'stack Test: no stack of that name.\n' });
  });
});
