import { COLON, MINUS, POINT, UPPER_T, UPPER_Z, ZERO } from './ascii.ts';
import { writeFourDigits } from './digit-table.ts';
import { writeAscii } from './write-ascii.ts';

/** The most bytes that `writeTime` writes: those of a year with a sign and six digits. */
export const MAX_TIME_BYTES = 27;

const DAY_MS = 86_400_000;
const FIRST_MS = Date.parse('0000-01-01T00:00:00Z');
const END_MS = Date.parse('+010000-01-01T00:00:00Z');
/** From 0000-03-01 to 1970-01-01: a year that begins in March has its leap day at its end. */
const DAYS_TO_1970 = 719_468;
const DAYS_OF_400_YEARS = 146_097;

/**
 * Writes a time, in milliseconds since 1970 UTC, as `toISOString` does, or only its date. `bytes` has room for
 * `MAX_TIME_BYTES`. Answers where it ends. O(1). Source of the calendar: Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", civil_from_days.
 */
export function writeTime(bytes: Uint8Array, at: number, value: number, isDate: boolean): number {
  const timeMs = Math.trunc(value);
  if (!(timeMs >= FIRST_MS && timeMs < END_MS)) return writeByDate(bytes, at, value, isDate);
  const day = Math.floor(timeMs / DAY_MS);
  const end = writeDate(bytes, at, day + DAYS_TO_1970);
  return isDate ? end : writeTimeOfDay(bytes, end, timeMs - day * DAY_MS);
}

/** `2024-02-29`; days from 0000-03-01, and from 0000-01-01 on. */
function writeDate(bytes: Uint8Array, at: number, days: number): number {
  const era = Math.floor(days / DAYS_OF_400_YEARS);
  const dayOfEra = days - era * DAYS_OF_400_YEARS;
  const leapDays = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36_524) | 0) + ((dayOfEra / 146_096) | 0);
  const yearOfEra = ((dayOfEra - leapDays) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const dayOfMonth = dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  writeFourDigits(bytes, at, year);
  bytes[at + 4] = MINUS;
  writeTwoDigits(bytes, at + 5, month);
  bytes[at + 7] = MINUS;
  return writeTwoDigits(bytes, at + 8, dayOfMonth);
}

/** `T09:00:00.000Z` */
function writeTimeOfDay(bytes: Uint8Array, at: number, timeMs: number): number {
  const seconds = (timeMs / 1000) | 0;
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  // The milliseconds with a leading zero, which the point is written over.
  writeFourDigits(bytes, at + 9, timeMs - seconds * 1000);
  bytes[at] = UPPER_T;
  writeTwoDigits(bytes, at + 1, hours);
  bytes[at + 3] = COLON;
  writeTwoDigits(bytes, at + 4, minutes - hours * 60);
  bytes[at + 6] = COLON;
  writeTwoDigits(bytes, at + 7, seconds - minutes * 60);
  bytes[at + 9] = POINT;
  bytes[at + 13] = UPPER_Z;
  return at + 14;
}

function writeTwoDigits(bytes: Uint8Array, at: number, n: number): number {
  const tens = (n / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + (n - tens * 10);
  return at + 2;
}

function writeByDate(bytes: Uint8Array, at: number, value: number, isDate: boolean): number {
  const iso = new Date(value).toISOString();
  return writeAscii(bytes, at, isDate ? iso.slice(0, iso.indexOf('T')) : iso);
}
