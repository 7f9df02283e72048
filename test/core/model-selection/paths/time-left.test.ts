import { describe, expect, it } from 'vitest';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import { OutOfTimeError, timeLeft } from '../../../../core/model-selection/paths/time-left.ts';
import { candidatesOf, sampleTask } from './sample-task.ts';

/** A clock that the test moves. */
function clock() {
  let nowMs = 0;
  return { now: () => nowMs, wait: (ms: number) => (nowMs += ms) };
}

describe('timeLeft', () => {
  it('refuses once less than 20 s are left', () => {
    const { now, wait } = clock();
    const check = timeLeft({ now, deadlineMs: 60_000 });
    wait(15_000);
    check();
    wait(15_000);
    check();
    wait(10_000);
    check();
    wait(1);
    expect(check).toThrow(OutOfTimeError);
  });

  it('expects the next piece to last as long as the longest so far', () => {
    const { now, wait } = clock();
    const check = timeLeft({ now, deadlineMs: 100_000 });
    check();
    wait(45_000);
    check();
    wait(5_000);
    check();
    wait(6_000);
    expect(check).toThrow('ran out of time: ');
  });

  it('does nothing without a deadline', () => {
    const { now, wait } = clock();
    const check = timeLeft({ now });
    wait(1e12);
    expect(check).not.toThrow();
  });
});

describe('evaluateCandidates before a deadline', () => {
  /** Every look at the clock takes a second, so that a deadline falls anywhere in the work. */
  const within = (task: ReturnType<typeof sampleTask>, seconds: number) => {
    let nowMs = 0;
    const now = () => {
      nowMs += 1000;
      return nowMs;
    };
    return evaluateCandidates({ ...task, now, deadlineMs: 20_000 + seconds * 1000 }).results;
  };

  it.each([
    {
      kind: 'fitted on rows',
      candidates: candidatesOf(
        { estimator: 'theilSen', params: { feature: 'a' } },
        { estimator: 'kNeighbors', params: { nNeighbors: 3 } },
        { estimator: 'kNeighbors', params: { nNeighbors: 5 } },
        { estimator: 'dummy', params: { strategy: 'mean' } },
      ),
    },
    {
      kind: 'of least squares',
      candidates: candidatesOf(
        { estimator: 'ridge', params: { alpha: 1 } },
        { estimator: 'ridge', params: { alpha: 1, fitIntercept: false } },
        { estimator: 'ridge', params: { alpha: 1, normalize: 'minMax' } },
      ),
    },
  ])('keeps what was finished, and says of the rest that time ran out: $kind', ({ candidates }) => {
    const task = sampleTask({ candidates });
    const whole = evaluateCandidates(task).results;
    const nKept = new Set<number>();
    for (let seconds = 0; seconds < 60; seconds++) {
      const results = within(task, seconds);
      let kept = 0;
      for (const [position, { splitTestScores, error }] of results.entries()) {
        const expected = whole[position]!;
        for (const scorer of task.scorers) {
          for (const [split, score] of splitTestScores[scorer]!.entries()) {
            if (score === null) continue;
            expect(score).toBe(expected.splitTestScores[scorer]![split]);
            kept++;
          }
        }
        const isWhole = splitTestScores[task.scorers[0]!]!.every((score) => score !== null);
        if (isWhole) expect(error).toBe(expected.error);
        else if (expected.error === null) expect(error).toContain('ran out of time: ');
      }
      nKept.add(kept);
    }
    const all = whole.flatMap(({ splitTestScores }) => Object.values(splitTestScores).flat());
    expect(Math.min(...nKept)).toBe(0);
    expect(Math.max(...nKept)).toBe(all.filter((score) => score !== null).length);
    // None, all, and several counts in between.
    expect(nKept.size).toBeGreaterThan(4);
  });
});
