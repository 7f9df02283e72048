/** Times as `toISOString` spells them. Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days. */

const MINUS: u8 = 0x2d;
const COLON: u8 = 0x3a;
const POINT: u8 = 0x2e;
const DAY_MS: i64 = 86400000;
/** 0000-01-01 and +010000-01-01, in milliseconds since 1970. */
const FIRST_MS: i64 = -62167219200000;
const END_MS: i64 = 253402300800000;
/** From 0000-03-01 to 1970-01-01, and 400 years more, which make days from 0000-01-01 on positive. */
const DAYS_TO_1970: i64 = 719468 + 146097;

/** Of a time that is not missing, or only its date. Answers where it ends, or 0 for a year outside 0000 to 9999. */
export function writeTime(at: u32, value: f64, isDate: bool): u32 {
  if (!(value > <f64>FIRST_MS - 1 && value < <f64>END_MS)) return 0;
  const timeMs = <i64>value;
  // From 0 on: a division of a negative number would round up.
  const sinceFirst = timeMs - FIRST_MS;
  const day = sinceFirst / DAY_MS + FIRST_MS / DAY_MS;
  writeDate(at, <u32>(day + DAYS_TO_1970));
  if (isDate) return at + 10;
  const ofDay = <u32>(sinceFirst % DAY_MS);
  const seconds = ofDay / 1000;
  const minutes = seconds / 60;
  const hours = minutes / 60;
  writeTwoDigits(at + 11, hours);
  writeTwoDigits(at + 14, minutes - hours * 60);
  writeTwoDigits(at + 17, seconds - minutes * 60);
  const ms = ofDay - seconds * 1000;
  const hundreds = ms / 100;
  store<u8>(at + 20, 0x30 + <u8>hundreds);
  writeTwoDigits(at + 21, ms - hundreds * 100);
  store<u8>(at + 10, 0x54);
  store<u8>(at + 13, COLON);
  store<u8>(at + 16, COLON);
  store<u8>(at + 19, POINT);
  store<u8>(at + 23, 0x5a);
  return at + 24;
}

/** `2024-02-29`; days from 400 years before 0000-03-01 on. */
// @ts-ignore: decorator
@inline
function writeDate(at: u32, days: u32): void {
  const era = days / 146097;
  const dayOfEra = days - era * 146097;
  const yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const monthFromMarch = (5 * dayOfYear + 2) / 153;
  const day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 - 400 + <u32>(month <= 2);
  const century = year / 100;
  writeTwoDigits(at, century);
  writeTwoDigits(at + 2, year - century * 100);
  store<u8>(at + 4, MINUS);
  writeTwoDigits(at + 5, month);
  store<u8>(at + 7, MINUS);
  writeTwoDigits(at + 8, day);
}

// @ts-ignore: decorator
@inline
function writeTwoDigits(at: u32, number: u32): void {
  const tens = (number * 103) >> 10;
  store<u16>(at, <u16>(0x3030 + (number << 8) - tens * 2559));
}
