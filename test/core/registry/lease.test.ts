import { beforeEach, describe, expect, it } from 'vitest';
import type { Registry } from '../../../core/ports/registry.ts';
import {
  acquireLease,
  holdsLease,
  type LeaseHolder,
  releaseLease,
  renewLease,
} from '../../../core/registry/lease.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import { NOW_MS } from './register-versions.ts';

const HERE: LeaseHolder = { host: 'laptop', pid: 100 };
const THERE: LeaseHolder = { host: 'laptop', pid: 200 };
const MINUTE_MS = 60_000;

describe('a lease', () => {
  let registry: Registry;
  beforeEach(() => {
    registry = createMemoryRegistry();
  });

  const acquire = (owner: string, overrides: Partial<Parameters<typeof acquireLease>[0]> = {}) =>
    acquireLease({
      registry,
      name: 'cars',
      owner,
      holder: HERE,
      nowMs: NOW_MS,
      durationMs: MINUTE_MS,
      ...overrides,
    });
  const renew = (owner: string, nowMs: number, holder = HERE) =>
    renewLease({ registry, name: 'cars', owner, holder, nowMs, durationMs: MINUTE_MS });
  const holds = (owner: string, holder = HERE) => holdsLease({ registry, name: 'cars', owner, holder });

  it('is held from now for its duration', async () => {
    expect(await acquire('run-1')).toEqual({
      owner: 'run-1',
      holder: HERE,
      acquiredAtMs: NOW_MS,
      expiresAtMs: NOW_MS + MINUTE_MS,
    });
  });

  it('is not shortened by its holder, who takes it once more', async () => {
    await acquire('run-1', { durationMs: 6 * 60 * MINUTE_MS });
    const again = await acquire('run-1', { nowMs: NOW_MS + MINUTE_MS });
    expect(again.expiresAtMs).toBe(NOW_MS + 6 * 60 * MINUTE_MS);
  });

  it('refuses another run, saying who holds it and until when', async () => {
    await acquire('run-1');
    await expect(acquire('run-2', { holder: THERE })).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'lease cars: run-1 holds it until 2026-01-02T03:05:05.000Z (process 100 on laptop). ' +
        'Wait for it to end, then try again.',
    });
  });

  it('of one model does not hinder another', async () => {
    await acquire('run-1');
    expect(await acquire('run-2', { name: 'vans' })).toMatchObject({ owner: 'run-2' });
  });

  it('is given to the same run in the same process again', async () => {
    await acquire('run-1');
    expect(await acquire('run-1', { nowMs: NOW_MS + 1000 })).toEqual({
      owner: 'run-1',
      holder: HERE,
      acquiredAtMs: NOW_MS,
      expiresAtMs: NOW_MS + 1000 + MINUTE_MS,
    });
  });

  it('is refused to another process with the same run, saying which works on it', async () => {
    await acquire('run-1');
    await expect(acquire('run-1', { holder: THERE, isHolderGone: () => false })).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'lease cars: process 100 on laptop works on the same run, run-1, and holds it until 2026-01-02T03:05:05.000Z. ' +
        'Wait for that process to end, or stop it, then try again: what it has done is not done twice.',
    });
    expect(await holds('run-1')).toBe(true);
  });

  it('is given to another process with the same run once its holder is gone, or it has run out', async () => {
    await acquire('run-1');
    const taken = { owner: 'run-1', holder: THERE, acquiredAtMs: NOW_MS };
    expect(await acquire('run-1', { holder: THERE, isHolderGone: () => true })).toMatchObject(taken);
    const late = await acquire('run-1', { holder: HERE, nowMs: NOW_MS + MINUTE_MS });
    expect(late).toMatchObject({ owner: 'run-1', holder: HERE });
  });

  it('is not renewed for a process whose run another process took up', async () => {
    await acquire('run-1');
    await acquire('run-1', { holder: THERE, nowMs: NOW_MS + MINUTE_MS });
    await expect(renew('run-1', NOW_MS + MINUTE_MS)).rejects.toThrow(
      'process 200 on laptop works on the same run',
    );
    expect(await renew('run-1', NOW_MS + MINUTE_MS, THERE)).toMatchObject({ holder: THERE });
  });

  it('is held by one process for one run, also past its end, and by nobody once it was given back', async () => {
    expect(await holds('run-1')).toBe(false);
    await acquire('run-1');
    expect(await holds('run-1')).toBe(true);
    expect(await holds('run-1', THERE)).toBe(false);
    expect(await holds('run-2')).toBe(false);
    await releaseLease({ registry, name: 'cars', owner: 'run-1', holder: HERE });
    expect(await holds('run-1')).toBe(false);
  });

  it('is free at its end, not a millisecond before', async () => {
    await acquire('run-1');
    await expect(acquire('run-2', { nowMs: NOW_MS + MINUTE_MS - 1 })).rejects.toThrow('run-1 holds it');
    expect(await acquire('run-2', { nowMs: NOW_MS + MINUTE_MS })).toMatchObject({ owner: 'run-2' });
  });

  it('is free when its holder is gone, and asks only about that holder', async () => {
    const asked: LeaseHolder[] = [];
    const isHolderGone = async (holder: LeaseHolder) => {
      asked.push(holder);
      return true;
    };
    await acquire('run-1', { isHolderGone });
    expect(asked).toEqual([]);
    expect(await acquire('run-2', { holder: THERE, isHolderGone })).toMatchObject({ owner: 'run-2' });
    expect(asked).toEqual([HERE]);
  });

  it('is given to exactly one of several runs at once', async () => {
    const runs = ['run-1', 'run-2', 'run-3', 'run-4'];
    const results = await Promise.allSettled(runs.map((run) => acquire(run)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('goes on from a renewal, even after its end while nobody took it', async () => {
    await acquire('run-1');
    expect(await renew('run-1', NOW_MS + 2 * MINUTE_MS)).toMatchObject({
      expiresAtMs: NOW_MS + 3 * MINUTE_MS,
    });
    await expect(acquire('run-2', { nowMs: NOW_MS + 2 * MINUTE_MS })).rejects.toThrow('run-1 holds it');
  });

  it('is not renewed for a run that lost it', async () => {
    await acquire('run-1');
    await acquire('run-2', { nowMs: NOW_MS + MINUTE_MS });
    await expect(renew('run-1', NOW_MS + MINUTE_MS)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('lease cars: run-2 holds it'),
    });
  });

  it('is not renewed once it was given back', async () => {
    await acquire('run-1');
    await releaseLease({ registry, name: 'cars', owner: 'run-1' });
    await expect(renew('run-1', NOW_MS)).rejects.toThrow('lease cars: run-1 does not hold it any more.');
  });

  it('is free once it was given back', async () => {
    await acquire('run-1');
    await releaseLease({ registry, name: 'cars', owner: 'run-1' });
    expect(await acquire('run-2')).toMatchObject({ owner: 'run-2', acquiredAtMs: NOW_MS });
  });

  it('is not taken from another run, nor from another process that took the run up', async () => {
    await acquire('run-1', { holder: THERE });
    await releaseLease({ registry, name: 'cars', owner: 'run-2' });
    await releaseLease({ registry, name: 'cars', owner: 'run-1', holder: HERE });
    await expect(acquire('run-2')).rejects.toThrow('run-1 holds it');
    await releaseLease({ registry, name: 'cars', owner: 'run-1', holder: THERE });
    expect(await acquire('run-2')).toMatchObject({ owner: 'run-2' });
  });

  it('can be given back though nobody ever had it', async () => {
    await releaseLease({ registry, name: 'cars', owner: 'run-1' });
    expect(await registry.read('lease/cars')).toBeUndefined();
  });
});
