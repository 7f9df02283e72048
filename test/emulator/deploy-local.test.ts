import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tinyProject } from './tiny-project.ts';
import { guardFolders } from './what-is-left.ts';

const SCRIPT = fileURLToPath(new URL('deploy-local.ts', import.meta.url));
const RUNNING = 'The emulator runs until Ctrl-C.';

describe('npm run deploy:local', () => {
  let cwd: string;
  let temporary: string;
  let dispose: () => Promise<void>;
  let children: ChildProcess[];
  beforeEach(async () => {
    ({ root: cwd, dispose } = await tinyProject());
    temporary = join(cwd, 'temporary');
    await mkdir(temporary);
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await dispose();
  });

  /** Runs it in the small project; `saysEnough` resolves with what it has said once that includes the text. */
  function deployLocal(settings: Record<string, string>) {
    const env = { ...process.env, AWS_ENDPOINT_URL: '', ...settings, TMPDIR: temporary };
    const child = spawn(process.execPath, [SCRIPT], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += text;
      });
    const closed = once(child, 'close');
    return {
      child,
      ended: closed.then(([code]) => ({ code, said })),
      async saysEnough(text: string): Promise<string> {
        while (!said.includes(text))
          await Promise.race([
            once(child.stdout, 'data'),
            closed.then(() => {
              throw new Error(said);
            }),
          ]);
        return said;
      },
    };
  }

  it('deploys to an emulator that it keeps until it is interrupted; others deploy there meanwhile', async () => {
    const first = deployLocal({});
    const said = await first.saysEnough(RUNNING);
    const [, endpoint = ''] = /export AWS_ENDPOINT_URL=(\S+)/.exec(said)!;
    expect(said).toMatch(/Deployed Upkeep in [\d.]+ s, after [\d.]+ s of synthesis\n {4}QueueUrl = http/);
    expect(said).toContain(
      'npm run upkeep -- push examples/auto-mpg/cars.csv --config examples/auto-mpg/upkeep.yaml --stack Upkeep',
    );

    const second = await deployLocal({ AWS_ENDPOINT_URL: endpoint }).ended;
    expect(second.code).toBe(0);
    expect(second.said).toContain('QueueUrl = http');
    expect(second.said).not.toContain(RUNNING);

    first.child.kill('SIGINT');
    expect(await first.ended).toEqual({ code: 130, said });
    expect(await guardFolders(temporary)).toEqual([]);
    await expect(fetch(endpoint)).rejects.toThrow('fetch failed');
  });

  it('ends in the middle of a deployment when interrupted, and leaves nothing', async () => {
    const { child, ended, saysEnough } = deployLocal({});
    await saysEnough('Bootstrapped');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(130);
    expect(await guardFolders(temporary)).toEqual([]);
  });

  it('says in one line what is wrong, and leaves nothing', async () => {
    const { code, said } = await deployLocal({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }).ended;
    expect({ code, said }).toEqual({
      code: 1,
      said: 'AWS_ENDPOINT_URL: nothing answers at http://127.0.0.1:1. Start what it names, or unset AWS_ENDPOINT_URL to have an emulator started.\n',
    });
    expect(await guardFolders(temporary)).toEqual([]);
  });
});
