import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createDeployedContext, createLocalContext } from '../../cli/context.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { collector } from './run-main.ts';

const streams = { stdout: collector().stream, stderr: collector().stream, interactive: false };
const ended = { host: hostname(), pid: spawnSync(process.execPath, ['--version']).pid };
const own = { host: hostname(), pid: process.pid };

describe('whether the holder of a lease is gone', () => {
  it('is judged of the processes of this machine', () => {
    const { isHolderGone } = createLocalContext({ store: 'nowhere' }, streams);
    expect(isHolderGone(ended)).toBe(true);
    expect(isHolderGone(own)).toBe(false);
    expect(isHolderGone({ ...ended, host: 'another-machine' })).toBe(false);
    expect(isHolderGone({ host: `execution ${'a'.repeat(16)}-1`, pid: ended.pid })).toBe(false);
  });

  it('is never judged where a deployment has the lease', async () => {
    const { isHolderGone } = await createDeployedContext({ stack: 'Test' }, streams, async () =>
      memoryPorts(),
    );
    expect(isHolderGone(ended)).toBe(false);
  });
});
