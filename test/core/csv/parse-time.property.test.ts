import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime, parseTimeBytes } from '../../../core/csv/parse-time.ts';

describe('parseTime', () => {
  it('agrees with Date on every instant of the years 0000 to 9999', () => {
    const instant = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(instant, (ms) => {
        const iso = new Date(ms).toISOString();
        expect(parseTime(iso)).toBe(ms);
        expect(parseTime(iso.slice(0, 10))).toBe(Date.parse(iso.slice(0, 10)));
      }),
      { numRuns: 2000 },
    );
  });

  it('looks at no byte beyond the text', () => {
    const texts = [
      '1970-01-01',
      '1970-01-01T10:00',
      '1970-01-01T10:00:0',
      '1970-01-01T10:00:01',
      '1970-01-01T10:00:01.5',
      '1970-01-01T10:00+02',
      '1970-01-01T10:00+02:',
      '1970-01-01T10:00+02:3',
      '1970-01-01T1',
      '1970-01-0',
    ];
    for (const text of texts) {
      for (const after of ['0', ':00', '.5', 'Z', ':30', '+02:00']) {
        const bytes = new TextEncoder().encode(`12${text}${after}`);
        expect(parseTimeBytes(bytes, 2, 2 + text.length)).toBe(parseTime(text));
      }
    }
  });

  it('accepts just the days that the calendar has', () => {
    const date = fc.tuple(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(date, ([year, month, day]) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
        expect(Number.isNaN(parseTime(text))).toBe(!exists);
      }),
      { numRuns: 2000 },
    );
  });
});
