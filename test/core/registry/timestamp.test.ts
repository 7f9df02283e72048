import { expect, it } from 'vitest';
import { timestamp } from '../../../core/registry/timestamp.ts';

it('is a time as toISOString writes it', () => {
  expect(timestamp.safeParse(new Date(0).toISOString()).success).toBe(true);
  expect(timestamp.safeParse('2026-01-31T12:00:00Z').success).toBe(true);
});

it.each([
  '2026-01-31',
  '2026-01-31T12:00:00',
  '2026-01-31T12:00:00+01:00',
  'yesterday',
  0,
])('is not %j', (value) => {
  expect(timestamp.safeParse(value).success).toBe(false);
});
