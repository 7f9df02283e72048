import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CARS_CONFIG, carsCsv } from '../core/steps/cars.ts';

// Another process compiles all sources anew.
vi.setConfig({ testTimeout: 60_000 });

const MAIN = new URL('../../cli/main.ts', import.meta.url).href;

/** Notes every module that is loaded from here on, runs the command lines, and prints the notes. */
const SCRIPT = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
const { main } = await import(${JSON.stringify(MAIN)});
const streams = { stdout: process.stderr, stderr: process.stderr, interactive: false };
const codes = [];
for (const argv of JSON.parse(process.argv[1])) codes.push(await main(argv, { streams }));
process.stdout.write(JSON.stringify({ codes, loaded }));
`;

async function run(commands: readonly string[][]): Promise<{ codes: number[]; fromSdk: string[] }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', SCRIPT, JSON.stringify(commands)],
    {
      env: { ...process.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_MAX_ATTEMPTS: '1', ...CREDENTIALS },
    },
  );
  const { codes, loaded } = JSON.parse(stdout) as { codes: number[]; loaded: string[] };
  expect(loaded).toContain(MAIN);
  return { codes, fromSdk: loaded.filter((url) => /node_modules\/@(aws-sdk|smithy|aws-crypto)\//.test(url)) };
}

const CREDENTIALS = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

describe('the AWS SDK', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upkeep-sdk-'));
    await writeFile(at('cars.csv'), carsCsv(1970, 1973));
    await writeFile(at('upkeep.yaml'), CARS_CONFIG);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is not loaded by commands that work on this machine', async () => {
    const store = ['--store', at('store')];
    const { codes, fromSdk } = await run([
      ['models', ...store],
      ['run', at('cars.csv'), '--config', at('upkeep.yaml'), '--out', at('out'), ...store],
      ['predict', at('cars.csv'), '--model', 'cars', '--out', at('log.jsonl'), ...store],
      ['status', ...store],
      ['cost', '--config', at('upkeep.yaml')],
    ]);
    expect(codes).toEqual([0, 0, 0, 0, 0]);
    expect(fromSdk).toEqual([]);
  });

  it('is loaded for a deployment, which shows that this would be seen', async () => {
    const { codes, fromSdk } = await run([['models', '--stack', 'Nowhere']]);
    expect(codes).toEqual([2]);
    expect(fromSdk.some((url) => url.includes('@aws-sdk/client-cloudformation'))).toBe(true);
  });
});
