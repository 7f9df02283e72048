import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLocalPorts } from '../../../adapters/local/local-ports.ts';
import { collect } from '../../contracts/collect.ts';
import { temporaryFolder } from './temporary-folder.ts';

const N_PROCESSES = 3;
const script = (name: string) => fileURLToPath(new URL(`./processes/${name}.ts`, import.meta.url));

describe('several processes over one folder', () => {
  let root: string;
  let dispose: () => Promise<void>;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
  });
  afterEach(() => dispose());

  it('share the keys that they race for, and lose no write to the registry', async () => {
    const beginAtMs = `${Date.now() + 700}`;
    const race = (_: unknown, i: number) =>
      promisify(execFile)(process.execPath, [script('race'), root, `process ${i}`, beginAtMs]);
    const outputs = await Promise.all(Array.from({ length: N_PROCESSES }, race));
    const wonBy = outputs.map(({ stdout }) => JSON.parse(stdout) as string[]);
    const { store, registry } = createLocalPorts(root);
    expect(wonBy.flat().sort()).toEqual(Array.from({ length: 40 }, (_, i) => `raced/${i}`).sort());
    for (const [i, won] of wonBy.entries()) {
      for (const key of won) expect(new TextDecoder().decode(await store.get(key))).toBe(`process ${i}`);
    }
    const total = 20 * N_PROCESSES;
    expect(await registry.read('counter')).toEqual({ key: 'counter', value: total, revision: total });
  }, 20_000);

  it.each([20, 90, 200])('leave nothing half-written when killed after %i ms', async (delayMs) => {
    const child = spawn(process.execPath, [script('write-until-killed'), root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await killAfter(child, delayMs);

    const { store, registry } = createLocalPorts(root);
    const objects = await collect(store.list(''));
    expect(objects.length).toBeGreaterThanOrEqual(2);
    for (const { key, sizeBytes } of objects) {
      expect(key).toMatch(/^written\/(replaced|once\/\d+)$/);
      const body = await store.get(key);
      expect(body.length).toBe(key === 'written/replaced' ? 1_000_000 : 200_000);
      expect(sizeBytes).toBe(body.length);
      expect(
        body.every((byte) => byte === body[0]),
        key,
      ).toBe(true);
    }
    const document = await registry.read('document');
    expect(document?.value).toEqual({ n: document?.revision, padding: 'x'.repeat(50_000) });
    expect(await registry.write('document', 'goes on', document!.revision)).toBe(true);
    // Whatever it was writing is beside the listing, and only one of it.
    expect((await readdir(join(root, 'objects/.tmp'))).length).toBeLessThanOrEqual(1);
  }, 20_000);
});

async function killAfter(child: ChildProcess, delayMs: number): Promise<void> {
  const ended = once(child, 'exit');
  await once(child.stdout!, 'data');
  await setTimeout(delayMs);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}
