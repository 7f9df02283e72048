import { describe, expect, test } from 'vitest';
import { joinLabels, newestLabels } from '../../../core/monitoring/join-labels.ts';

const DAY_MS = 86_400_000;
const label = (actual: number, arrivedAtMs: number, logKey = 'y', timeMs: number | null = null) => ({
  id: 'a',
  timeMs,
  actual,
  arrivedAtMs,
  logKey,
});
const prediction = (timeMs: number, arrivedAtMs: number) => ({
  id: 'a',
  timeMs,
  version: 1,
  prediction: 0,
  arrivedAtMs,
  logKey: 'p',
});
const NONE = newestLabels([]);

describe('of two labels of one prediction', () => {
  const counted = (...labels: ReturnType<typeof label>[]) => {
    const timed = newestLabels(labels);
    const [joined] = joinLabels([prediction(0, 0)], { timed, unplaced: NONE });
    return [joined!.actual, joined!.nConflicting];
  };

  test.each([
    ['a later time of its own, though it arrived earlier', [label(9, 1, 'b', 5), label(4, 2, 'a', 4)]],
    ['a later arrival, though its value is lower', [label(9, 2, 'a', 0), label(11, 1, 'b', 0)]],
    ['a greater key, where they arrived at once', [label(9, 1, 'b', 0), label(11, 1, 'a', 0)]],
  ])('the one with %s counts, and the other is counted as conflicting', (_, [winner, loser]) => {
    expect(counted(winner!, loser!)).toEqual([9, 1]);
    expect(counted(loser!, winner!)).toEqual([9, 1]);
  });

  test('the later line of one log object counts', () => {
    expect(counted(label(11, 1, 'a', 0), label(9, 1, 'a', 0))).toEqual([9, 1]);
  });

  test('which say the same, none is conflicting', () => {
    expect(counted(label(9, 1, 'a', 0), label(9, 2, 'b', 0))).toEqual([9, 0]);
  });
});

describe('a label without a time', () => {
  const joined = (predicted: ReturnType<typeof prediction>, ...arrivals: number[]) =>
    joinLabels([predicted], {
      timed: NONE,
      unplaced: newestLabels(arrivals.map((day) => label(day, day * DAY_MS))),
      horizonMs: 30 * DAY_MS,
    })[0]!.actual;

  test('counts up to the horizon after the time of its prediction, or its arrival if that is later', () => {
    expect(joined(prediction(1 * DAY_MS, 0), 31)).toBe(31);
    expect(joined(prediction(1 * DAY_MS - 1, 0), 31)).toBeNull();
    expect(joined(prediction(0, 1 * DAY_MS), 31)).toBe(31);
    expect(joined(prediction(0, 1 * DAY_MS - 1), 31)).toBeNull();
  });

  test('that comes too late to correct an earlier one leaves that one', () => {
    expect(joined(prediction(0, 0), 10, 20, 31)).toBe(20);
  });

  test('counts if it came before its prediction did', () => {
    expect(joined(prediction(40 * DAY_MS, 40 * DAY_MS), 1)).toBe(1);
  });
});
