import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../adapters/local/temporary-folder.ts';
import { isProcessAlive } from './process-group.ts';
import { startEmulator } from './start.ts';
import { guardFolders, leftAfter } from './what-is-left.ts';

const script = (name: string) => fileURLToPath(new URL(`stand-ins/${name}.ts`, import.meta.url));
const standIn = (...habits: string[]) => [process.execPath, script('emulator'), ...habits] as const;

describe('startEmulator', () => {
  let root: string;
  let dispose: () => Promise<void>;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
    vi.stubEnv('TMPDIR', root);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await dispose();
  });

  it('answers when it is ready, with a temporary folder that belongs to no package', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    const { endpoint, folder, stop } = await startEmulator({ command: standIn() });
    const { environment } = (await (await fetch(endpoint)).json()) as { environment: NodeJS.ProcessEnv };
    expect(environment).toMatchObject({ TMPDIR: folder, HOME: folder, IOT_MTLS_ENABLED: '0' });
    expect(environment.PATH).toMatch(/^[^:]*node_modules[/\\]\.bin:/);
    expect(Object.keys(environment).filter((name) => /^AWS_|^NODE_/.test(name))).toEqual([]);
    expect(await readFile(join(folder, 'package.json'), 'utf8')).toBe('{}');
    await stop();
  });

  it('takes the next port when the one asked for is taken', async () => {
    const first = await startEmulator({ command: standIn(), port: 4710 });
    const second = await startEmulator({ command: standIn(), port: Number(new URL(first.endpoint).port) });
    expect(Number(new URL(second.endpoint).port)).toBeGreaterThan(Number(new URL(first.endpoint).port));
    await Promise.all([first.stop(), second.stop()]);
  });

  it.each([
    ['that ends when told to'],
    ['that hangs', 'hang'],
  ])('leaves nothing of one %s', async (_, ...habits) => {
    const emulator = await startEmulator({ command: standIn(...habits), graceMs: 300 });
    const { childPid } = (await (await fetch(emulator.endpoint)).json()) as { childPid: number };
    expect(isProcessAlive(childPid)).toBe(true);
    await emulator.stop();
    expect(isProcessAlive(childPid)).toBe(false);
    expect(await leftAfter(0, emulator)).toEqual([]);
    await expect(fetch(emulator.endpoint)).rejects.toThrow('fetch failed');
  });

  it.each([
    [
      'ends at once',
      ['/bin/sh', '-c', 'echo no module named that; exit 3'],
      /ended with 3 before it was ready. The last lines of its log:\nno module named that$/,
    ],
    ['never becomes ready', standIn('mute', 'hang'), /did not answer within 1 s before it was ready/],
    ['does not exist', ['/no/such/program'], /ENOENT/],
  ] as const)('says why and leaves nothing of one that %s', async (_, command, message) => {
    await expect(startEmulator({ command, readyWithinMs: 1_000, graceMs: 100 })).rejects.toThrow(message);
    expect(await guardFolders(root)).toEqual([]);
  });

  it.each([
    'SIGTERM',
    'SIGINT',
    'SIGKILL',
  ] as const)('leaves nothing when its parent dies of %s', async (signal) => {
    const parent = spawn(process.execPath, [script('hold-emulator'), script('emulator')]);
    const [told] = await once(parent.stdout, 'data');
    const emulator = JSON.parse(String(told)) as { folder: string; pid: number };
    expect(await leftAfter(0, emulator)).toHaveLength(2);
    parent.kill(signal);
    expect(await once(parent, 'exit')).toEqual([null, signal]);
    expect(await leftAfter(10_000, emulator)).toEqual([]);
  });
});
