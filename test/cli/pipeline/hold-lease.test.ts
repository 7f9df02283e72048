import { describe, expect, it, vi } from 'vitest';
import type { Context } from '../../../cli/context.ts';
import { holdingLease } from '../../../cli/pipeline/hold-lease.ts';
import { acquireLease } from '../../../core/registry/lease.ts';
import { TUNE_LEASE_MS } from '../../../core/steps/start-tune.ts';
import { memoryPorts } from '../../support/memory-ports.ts';

const RUN = { model: 'cars', runId: 'run-1' };
const holder = { host: 'test', pid: 1 };
const other = { host: 'test', pid: 2 };

async function held() {
  const ports = memoryPorts();
  const acquire = (nowMs: number, by: typeof holder) =>
    acquireLease({
      registry: ports.registry,
      name: 'cars',
      owner: 'run-1',
      holder: by,
      nowMs,
      durationMs: TUNE_LEASE_MS,
    });
  await acquire(0, holder);
  let now = 0;
  const context = { ports, nowMs: () => now, holder } as unknown as Context;
  const takeOver = () => {
    now = TUNE_LEASE_MS;
    return acquire(now, other);
  };
  return { context, takeOver };
}

describe('work under a lease', () => {
  it('goes on while the lease is held', async () => {
    const { context } = await held();
    const work = holdingLease(RUN, context, async ({ confirm, signal }) => {
      await confirm();
      return signal.aborted;
    });
    expect(await work).toBe(false);
  });

  it('is stopped before its last part when another process took the run up', async () => {
    const { context, takeOver } = await held();
    const work = holdingLease(RUN, context, async ({ confirm }) => {
      await takeOver();
      await confirm();
      return 'promoted';
    });
    await expect(work).rejects.toThrow('process 2 on test works on the same run');
  });

  it('hears of the loss from the next renewal', async () => {
    vi.useFakeTimers();
    try {
      const { context, takeOver } = await held();
      const work = holdingLease(RUN, context, async ({ signal }) => {
        await takeOver();
        await vi.advanceTimersByTimeAsync(TUNE_LEASE_MS / 3);
        signal.throwIfAborted();
        return 'searched';
      });
      await expect(work).rejects.toThrow('process 2 on test works on the same run');
    } finally {
      vi.useRealTimers();
    }
  });
});
