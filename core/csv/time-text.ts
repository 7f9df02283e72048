/** Of `timeText`: those of a year with a sign and six digits. */
export const MAX_TIME_BYTES = 27;

/** A time, in milliseconds since 1970 UTC, as `toISOString` spells it, or only its date. */
export function timeText(timeMs: number, isDate: boolean): string {
  const iso = new Date(timeMs).toISOString();
  return isDate ? iso.slice(0, iso.indexOf('T')) : iso;
}
