import { describe, expect, it } from 'vitest';
import { pollUntil } from '../../../cli/follow/poll-until.ts';

function waitingFor(durationMs: number) {
  let now = 1000;
  const slept: number[] = [];
  const waiting = {
    nowMs: () => now,
    sleep: async (ms: number) => {
      slept.push(ms);
      now += ms;
    },
    deadlineMs: now + durationMs,
    timedOut: () => new Error('over'),
  };
  return { waiting, slept };
}

describe('pollUntil', () => {
  it('does not sleep for an answer that is there', async () => {
    const { waiting, slept } = waitingFor(0);
    expect(await pollUntil(async () => null, waiting)).toBeNull();
    expect(slept).toEqual([]);
  });

  it('sleeps longer and longer, up to three seconds', async () => {
    const { waiting, slept } = waitingFor(60_000);
    let nLooks = 0;
    expect(await pollUntil(async () => (++nLooks === 8 ? 'done' : undefined), waiting)).toBe('done');
    expect(slept).toEqual([500, 750, 1125, 1687.5, 2531.25, 3000, 3000]);
  });

  it('looks a last time at the deadline', async () => {
    const { waiting, slept } = waitingFor(1000);
    let nLooks = 0;
    const never = async () => void nLooks++;
    await expect(pollUntil(never, waiting)).rejects.toThrow('over');
    expect({ slept, nLooks }).toEqual({ slept: [500, 500], nLooks: 3 });
  });
});
