import { COLON, MINUS, PLUS, POINT, SPACE, UPPER_T, UPPER_Z, ZERO } from './ascii.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DATE_LENGTH = 10;
const encoder = new TextEncoder();

/**
 * Milliseconds since 1970 UTC of an ISO 8601 date or date-time, or `NaN` when the text is none: `1970-01-01`,
 * `1970-01-01T10:00`, with seconds, a fraction, and `Z` or an offset such as `+02:00`; a space may stand for
 * the `T`. Without an offset the time is UTC. The day must exist in the calendar; hours run to 23 and seconds
 * to 59. Digits beyond the millisecond are dropped, as `Date` does. Years are 0000 to 9999.
 *
 * By hand, because a column of times is mostly distinct and a regular expression takes ten times as long.
 */
export function parseTime(text: string): number {
  // Most texts that are no time end here, before they are taken apart.
  if (text.length < DATE_LENGTH || text[4] !== '-') return Number.NaN;
  const bytes = encoder.encode(text);
  return parseTimeBytes(bytes, 0, bytes.length);
}

/** The same of the text `bytes[start..end)`, without making a string. */
export function parseTimeBytes(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < DATE_LENGTH || bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS)
    return Number.NaN;
  const days = daysSince1970(
    digits(bytes, start, start + 4),
    digits(bytes, start + 5, start + 7),
    digits(bytes, start + 8, start + DATE_LENGTH),
  );
  return days * DAY_MS + (end - start === DATE_LENGTH ? 0 : timeOfDay(bytes, start + DATE_LENGTH, end));
}

/** Milliseconds of ` 10:00` and what may follow it, less the offset. */
function timeOfDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 6 || bytes[start + 3] !== COLON) return Number.NaN;
  if (bytes[start] !== UPPER_T && bytes[start] !== SPACE) return Number.NaN;
  const hours = below(digits(bytes, start + 1, start + 3), 24);
  const minutes = below(digits(bytes, start + 4, start + 6), 60);
  let ms = (hours * 60 + minutes) * MINUTE_MS;
  let at = start + 6;
  if (at < end && bytes[at] === COLON) {
    if (end - at < 3) return Number.NaN;
    ms += below(digits(bytes, at + 1, at + 3), 60) * 1000;
    at += 3;
    if (at < end && bytes[at] === POINT) {
      const first = ++at;
      for (let weight = 100; at < end && isDigit(bytes[at]!); at++, weight /= 10)
        if (weight >= 1) ms += (bytes[at]! - ZERO) * weight;
      if (at === first) return Number.NaN;
    }
  }
  return ms - offsetMs(bytes, at, end);
}

/** What follows the time: nothing, `Z`, `+02`, `+0230` or `+02:30`. */
function offsetMs(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || (length === 1 && bytes[start] === UPPER_Z)) return 0;
  if (bytes[start] !== PLUS && bytes[start] !== MINUS) return Number.NaN;
  const hasColon = length > 3 && bytes[start + 3] === COLON;
  if (length !== 3 && length !== (hasColon ? 6 : 5)) return Number.NaN;
  const minutes = length === 3 ? 0 : below(digits(bytes, end - 2, end), 60);
  const ms = (below(digits(bytes, start + 1, start + 3), 24) * 60 + minutes) * MINUTE_MS;
  return bytes[start] === MINUS ? -ms : ms;
}

/** Days of the proleptic Gregorian calendar; source: Hinnant, "chrono-compatible low-level date algorithms". */
function daysSince1970(year: number, month: number, day: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const daysInMonth = month === 2 ? (isLeap ? 29 : 28) : 30 + ((month + (month > 7 ? 1 : 0)) % 2);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth)) return Number.NaN;
  // A year from March on, so that the leap day is its last.
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

function below(value: number, limit: number): number {
  return value < limit ? value : Number.NaN;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

/** The number that `bytes[start..end)` spell, `NaN` when they are not all digits. */
function digits(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    if (!isDigit(bytes[at]!)) return Number.NaN;
    value = value * 10 + bytes[at]! - ZERO;
  }
  return value;
}
