import { describe, expect, test } from 'vitest';
import { isClosed, windowOf } from '../../../core/monitoring/calendar-window.ts';

const ms = (iso: string) => Date.parse(iso);

describe('windowOf', () => {
  test.each([
    ['1978-06-01T13:45:00Z', '1 hour', '1978-06-01T13', '1978-06-01T13:00Z', '1978-06-01T14:00Z'],
    ['1978-06-01T13:45:00Z', '6 hours', '1978-06-01T12', '1978-06-01T12:00Z', '1978-06-01T18:00Z'],
    ['1978-06-01T13:45:00Z', '24 hours', '1978-06-01T00', '1978-06-01T00:00Z', '1978-06-02T00:00Z'],
    ['1978-06-01T13:45:00Z', '1 day', '1978-06-01', '1978-06-01T00:00Z', '1978-06-02T00:00Z'],
    ['1969-12-31T23:59:59.999Z', '1 day', '1969-12-31', '1969-12-31T00:00Z', '1970-01-01T00:00Z'],
    ['1978-02-05T23:59:59Z', '1 week', '1978-W05', '1978-01-30T00:00Z', '1978-02-06T00:00Z'],
    ['1977-01-02T12:00:00Z', '1 week', '1976-W53', '1976-12-27T00:00Z', '1977-01-03T00:00Z'],
    ['1974-12-30T00:00:00Z', '1 week', '1975-W01', '1974-12-30T00:00Z', '1975-01-06T00:00Z'],
    ['1969-12-30T00:00:00Z', '1 week', '1970-W01', '1969-12-29T00:00Z', '1970-01-05T00:00Z'],
    ['1976-02-29T12:00:00Z', '1 month', '1976-02', '1976-02-01T00:00Z', '1976-03-01T00:00Z'],
    ['1978-12-31T23:00:00Z', '1 month', '1978-12', '1978-12-01T00:00Z', '1979-01-01T00:00Z'],
    ['1978-06-01T00:00:00Z', '1 year', '1978', '1978-01-01T00:00Z', '1979-01-01T00:00Z'],
    ['0001-01-01T00:00:00Z', '1 year', '0001', '0001-01-01T00:00Z', '0002-01-01T00:00Z'],
    ['9999-12-31T00:00:00Z', '1 month', '9999-12', '9999-12-01T00:00Z', '+010000-01-01T00:00Z'],
  ])('puts %s into the window of %s named %s', (time, unit, window, start, end) => {
    expect(windowOf(ms(time), unit)).toEqual({ window, startMs: ms(start), endMs: ms(end) });
  });

  test.each(['5 hours', '7 hours', '25 hours', '0 hours', '2 days', '1 decade'])('refuses "%s"', (unit) => {
    expect(() => windowOf(0, unit)).toThrow(
      `monitor.window: "${unit}". Allowed: 1, 2, 3, 4, 6, 8, 12 or 24 hours, 1 day, 1 week, 1 month or 1 year. ` +
        'Windows must divide a day, or be calendar units.',
    );
  });

  test.each([
    '1 hour',
    '8 hours',
    '1 day',
    '1 week',
    '1 month',
    '1 year',
  ])('tiles time with windows of %s whose names sort as time does', (unit) => {
    const untilMs = ms('1981-02-01T00:00Z');
    const names: string[] = [];
    let window = windowOf(ms(unit.endsWith('year') ? '1950-01-01T00:00Z' : '1980-12-01T00:00Z'), unit);
    while (window.endMs < untilMs) {
      names.push(window.window);
      const next = windowOf(window.endMs, unit);
      expect(next.startMs).toBe(window.endMs);
      expect(windowOf(window.endMs - 1, unit)).toEqual(window);
      window = next;
    }
    expect(names).toEqual([...new Set(names)].sort());
  });
});

test('a window closes at its end plus the lateness, not a millisecond before', () => {
  expect(isClosed({ endMs: 1_000 }, 500, 1_499)).toBe(false);
  expect(isClosed({ endMs: 1_000 }, 500, 1_500)).toBe(true);
});
