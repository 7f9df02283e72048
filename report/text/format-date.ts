import { NOT_AVAILABLE } from './format-number.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `1 March 2025, 14:05 UTC`; text that is no date stays as it is. */
export function formatInstant(iso: string): string {
  const ms = parseIso(iso);
  if (Number.isNaN(ms)) return iso;
  const date = new Date(ms);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** `1974-12-31`, with the time of day where there is one. */
export function formatDay(ms: number): string {
  // Beyond 100 million days from 1970 there is no date.
  if (!(Math.abs(ms) <= 8.64e15)) return NOT_AVAILABLE;
  const iso = new Date(ms).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : `${iso.slice(0, -8).replace('T', ' ')}`;
}

/** The day of an ISO text; text that is no date stays as it is. */
export function formatIsoDay(iso: string): string {
  const ms = parseIso(iso);
  return Number.isNaN(ms) ? iso : formatDay(ms);
}

/** Only complete ISO texts: `Date.parse` reads nearly everything, and where a zone is missing takes that of the machine. */
function parseIso(text: string): number {
  return /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN;
}
