const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3;

/**
 * The ISO 8601 week of a day, Monday to Sunday; it belongs to the year that holds its Thursday, so that 1977-01-01
 * lies in `1976-W53`.
 */
export function isoWeekOf(startOfDayMs: number): { window: string; startMs: number; endMs: number } {
  const daysSinceMonday = modulo(startOfDayMs / DAY_MS + THURSDAY, 7);
  const startMs = startOfDayMs - daysSinceMonday * DAY_MS;
  const thursdayMs = startMs + THURSDAY * DAY_MS;
  const year = new Date(thursdayMs).toISOString().slice(0, 4);
  const nDaysBefore = Math.round((thursdayMs - Date.parse(`${year}-01-01T00:00:00Z`)) / DAY_MS);
  const week = String(Math.floor(nDaysBefore / 7) + 1).padStart(2, '0');
  return { window: `${year}-W${week}`, startMs, endMs: startMs + WEEK_MS };
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
