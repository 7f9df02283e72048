import { expect, test } from 'vitest';
import { durationMs } from '../../core/duration.ts';

test.each([
  ['1 second', 1000],
  ['1 minute', 60_000],
  ['90 minutes', 5_400_000],
  ['1 hour', 3_600_000],
  ['30 days', 2_592_000_000],
  ['2 weeks', 1_209_600_000],
])('reads %s as %d milliseconds', (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});

test.each(['0 days', '1.5 hours', '3 months', '1day', ''])('refuses "%s"', (text) => {
  expect(() => durationMs(text)).toThrow(
    `duration: "${text}". Allowed: a whole number of seconds, minutes, hours, days or weeks, such as "1 hour" or "30 days".`,
  );
});
