import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelTexts } from './kernel-texts.ts';

const FIRST_MS = Date.parse('0000-01-01T00:00:00Z');
const END_MS = Date.parse('+010000-01-01T00:00:00Z');

/** Of years of four digits; others are left to the general path. */
const isoOf = (timeMs: number) => {
  const whole = Math.trunc(timeMs);
  return whole >= FIRST_MS && whole < END_MS ? new Date(timeMs).toISOString() : null;
};

describe("the kernel's times", () => {
  it('are those of toISOString on every day of 400 years, and on the first and last ones', () => {
    const days = [...Array(146_100).keys()].concat([
      -719_529, -719_528, -719_527, -719_469, -719_468, -719_467, 2_932_895, 2_932_896, 2_932_897,
    ]);
    const texts = kernelTexts(
      days.map((day) => day * 86_400_000),
      { type: 'time', isWhole: true },
    );
    const differing = days.filter((day, i) => texts[i] !== (isoOf(day * 86_400_000)?.split('T')[0] ?? null));
    expect(differing).toEqual([]);
  });

  it('are those of toISOString at any time', () => {
    const time = fc.oneof(
      fc.integer({ min: FIRST_MS - 1000, max: END_MS + 1000 }),
      fc.constantFrom(
        FIRST_MS - 1,
        FIRST_MS - 0.5,
        FIRST_MS,
        -1,
        -0.5,
        -0,
        0,
        END_MS - 1,
        END_MS - 0.5,
        END_MS,
      ),
      fc.integer({ min: -8.64e15, max: 8.64e15 }),
      fc.double({ min: -1e13, max: 1e13, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 100 }), (times) => {
        expect(kernelTexts(times, { type: 'time', isWhole: false })).toEqual(times.map(isoOf));
      }),
      { numRuns: 300 },
    );
  });
});
