import { ConfigurationError } from '../errors.ts';
import { isoWeekOf } from './iso-week.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const UNIT = /^(?:1 (day|week|month|year)|([1-9][0-9]?) hours?)$/;

/** A calendar unit in UTC: from `startMs` (inclusive) to `endMs` (exclusive), both in milliseconds since 1970 UTC. */
export interface CalendarWindow {
  /** Sorts as time does among the windows of one unit: `1978`, `1978-06`, `1978-W05`, `1978-06-01`, `1978-06-01T06`. */
  readonly window: string;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The window of a unit that holds a moment. Windows of n hours are counted from midnight UTC; weeks are those of ISO 8601.
 * The moment must lie in the years 1 to 9999, so that names have one width.
 *
 * @throws ConfigurationError for a unit that is none, or a number of hours that does not divide a day
 */
export function windowOf(timeMs: number, unit: string): CalendarWindow {
  const [, calendarUnit, hours] = UNIT.exec(unit) ?? [];
  if (hours !== undefined && 24 % Number(hours) === 0) return hourWindow(timeMs, Number(hours));
  const startOfDayMs = Math.floor(timeMs / DAY_MS) * DAY_MS;
  const day = isoDay(startOfDayMs);
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (calendarUnit) {
    case 'day':
      return { window: day, startMs: startOfDayMs, endMs: startOfDayMs + DAY_MS };
    case 'week':
      return isoWeekOf(startOfDayMs);
    case 'month':
      return {
        window: day.slice(0, 7),
        startMs: monthStartMs(year, month),
        endMs: monthStartMs(month === 12 ? year + 1 : year, (month % 12) + 1),
      };
    case 'year':
      return {
        window: day.slice(0, 4),
        startMs: monthStartMs(year, 1),
        endMs: monthStartMs(year + 1, 1),
      };
    default:
      throw unusableUnit(unit);
  }
}

/** Whether a window has ended long enough ago for its last records to have arrived. All in milliseconds. */
export function isClosed({ endMs }: { readonly endMs: number }, latenessMs: number, nowMs: number): boolean {
  return nowMs >= endMs + latenessMs;
}

/** `1978-06-01`, of a moment in milliseconds since 1970 UTC. */
export function isoDay(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

function hourWindow(timeMs: number, nHours: number): CalendarWindow {
  // Midnight is a multiple of every divisor of a day counted from 1970, so no calendar is needed.
  const lengthMs = nHours * HOUR_MS;
  const startMs = Math.floor(timeMs / lengthMs) * lengthMs;
  return { window: new Date(startMs).toISOString().slice(0, 13), startMs, endMs: startMs + lengthMs };
}

function monthStartMs(year: number, month: number): number {
  // Not Date.UTC: it reads the years 0 to 99 as 1900 to 1999. The year 10000 needs the long form of ISO 8601.
  const fourOrSixDigits = year > 9999 ? `+${String(year).padStart(6, '0')}` : String(year).padStart(4, '0');
  return Date.parse(`${fourOrSixDigits}-${String(month).padStart(2, '0')}-01T00:00:00Z`);
}

function unusableUnit(unit: string): ConfigurationError {
  return new ConfigurationError({
    where: 'monitor.window',
    found: `"${unit}"`,
    allowed: '1, 2, 3, 4, 6, 8, 12 or 24 hours, 1 day, 1 week, 1 month or 1 year',
    todo: 'Windows must divide a day, or be calendar units',
  });
}
