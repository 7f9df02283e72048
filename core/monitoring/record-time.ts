const ISO_TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_300_799_999;

/**
 * The time of a record in whole milliseconds since 1970 UTC, or `undefined` if it is none: a number of milliseconds, or a
 * date or date with time as ISO 8601 writes it, from the year 1 to 9999. A time without a zone is UTC, whatever the
 * machine's zone.
 */
export function recordTimeMs(value: unknown): number | undefined {
  const timeMs = typeof value === 'string' ? isoTimeMs(value) : value;
  if (typeof timeMs !== 'number' || !(timeMs >= FIRST_MS && timeMs <= LAST_MS)) return undefined;
  return Math.floor(timeMs);
}

function isoTimeMs(text: string): number {
  const match = ISO_TIME.exec(text);
  if (match === null) return Number.NaN;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match;
  // The engine's parser rolls 30 February over into March instead of refusing it.
  if (Number(day) > 28 && dayOfMonth(`${year}-${month}-${day}`) !== Number(day)) return Number.NaN;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${fullZone(zone)}`);
}

function dayOfMonth(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDate();
}

function fullZone(zone: string): string {
  if (zone === 'Z') return zone;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
