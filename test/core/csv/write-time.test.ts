import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TIME_BYTES, writeTime } from '../../../core/csv/write-time.ts';
import { writtenText } from './written-bytes.ts';

const written = (value: number, isDate = false) =>
  writtenText((bytes, at) => writeTime(bytes, at, value, isDate));

describe('writeTime', () => {
  it('writes every day of 400 years, and the days around the years 0 and 9999, as toISOString does', () => {
    const days = [...Array(146_100).keys()].concat([
      -719_529, -719_528, -719_527, -719_469, -719_468, -719_467, 2_932_895, 2_932_896, 2_932_897,
    ]);
    const differing = days.filter((day) => {
      const iso = new Date(day * 86_400_000).toISOString();
      return written(day * 86_400_000, true) !== iso.slice(0, iso.indexOf('T'));
    });
    expect(differing).toEqual([]);
  });

  it('writes any time as toISOString does', () => {
    const times = fc.oneof(
      fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }),
      fc.integer({ min: -8.64e15, max: 8.64e15 }),
      fc.double({ min: -1e13, max: 1e13, noNaN: true }),
    );
    fc.assert(
      fc.property(times, (timeMs) => {
        const iso = new Date(timeMs).toISOString();
        expect(written(timeMs)).toBe(iso);
        expect(iso.length).toBeLessThanOrEqual(MAX_TIME_BYTES);
      }),
      { numRuns: 3000 },
    );
  });
});
