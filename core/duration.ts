import { ConfigurationError } from './errors.ts';

const DURATION = /^([1-9][0-9]*) (second|minute|hour|day|week)s?$/;

const UNIT_MS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/**
 * The milliseconds of a duration as a configuration writes it: `30 days`, `1 hour`.
 *
 * @throws ConfigurationError for any other text
 */
export function durationMs(text: string): number {
  const [, count, unit] = DURATION.exec(text) ?? [];
  if (count === undefined || unit === undefined) {
    throw new ConfigurationError({
      where: 'duration',
      found: `"${text}"`,
      allowed: 'a whole number of seconds, minutes, hours, days or weeks, such as "1 hour" or "30 days"',
    });
  }
  return Number(count) * UNIT_MS[unit]!;
}
