import { beforeEach, describe, expect, it } from 'vitest';
import { TUNE_TIMEOUT_SECONDS } from '../../../core/contracts/deployment.ts';
import type { Registry } from '../../../core/ports/registry.ts';
import { executionHolder } from '../../../core/registry/execution-holder.ts';
import { holdExecutionLease } from '../../../core/registry/execution-lease.ts';
import { acquireLease, isLeased, releaseLease } from '../../../core/registry/lease.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import { NOW_MS } from './register-versions.ts';

const EXECUTION = { model: 'cars', runId: 'f00d', attempt: 1 };
const END_MS = NOW_MS + TUNE_TIMEOUT_SECONDS * 1000;

describe('the lease of an execution', () => {
  let registry: Registry;
  const holder = executionHolder(EXECUTION);
  const hold = (attempt: number) =>
    holdExecutionLease({ ...EXECUTION, attempt }, { registry, nowMs: NOW_MS });
  beforeEach(async () => {
    registry = createMemoryRegistry();
    await acquireLease({ registry, name: 'cars', owner: 'f00d', holder, nowMs: NOW_MS, durationMs: 1000 });
  });

  it('reaches to the end of the time that the state machine may take, since nothing renews it on the way', async () => {
    expect(await hold(1)).toEqual({ owner: 'f00d', holder, acquiredAtMs: NOW_MS, expiresAtMs: END_MS });
    expect(await isLeased({ registry, name: 'cars', nowMs: END_MS - 1 })).toBe(true);
    expect(await isLeased({ registry, name: 'cars', nowMs: END_MS })).toBe(false);
  });

  it('stops an execution that another attempt has taken over from', async () => {
    await expect(hold(2)).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('stops an execution whose lease was given back', async () => {
    await releaseLease({ registry, name: 'cars', owner: 'f00d', holder });
    await expect(hold(1)).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'lease cars: f00d does not hold it any more.',
    });
  });
});
