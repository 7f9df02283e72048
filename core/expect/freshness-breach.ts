import { durationMs } from '../duration.ts';
import type { NumericColumn } from '../table/table.ts';
import type { Breach } from './expected-table.ts';

interface Freshness {
  /** The column of `data.time`. */
  readonly time: NumericColumn;
  /** When the file was uploaded. */
  readonly uploadedAtMs: number;
  /** `2 days` */
  readonly expected: string;
}

const MAX_AHEAD_MS = 86_400_000;

const UNITS: readonly [name: string, ms: number][] = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
];

/**
 * How old the newest row was at the time of the upload. A row from the future is not old, and proves nothing of the others: by
 * more than a day, which no time zone explains, it is a breach too. O(rows)
 */
export function freshnessBreach({ time, uploadedAtMs, expected }: Freshness): Breach | undefined {
  let newest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < time.values.length; row++)
    if (time.values[row]! > newest) newest = time.values[row]!;
  const ageMs = uploadedAtMs - newest;
  if (Number.isFinite(ageMs) && ageMs < -MAX_AHEAD_MS)
    return {
      option: 'freshness',
      found: `the newest ${time.name} is ${new Date(newest).toISOString()}, ${ageText(-ageMs)} after the upload`,
      expected: 'no time later than a day after the upload',
    };
  if (ageMs <= durationMs(expected)) return undefined;
  const found =
    newest === Number.NEGATIVE_INFINITY
      ? `no row has a value of ${time.name}`
      : `the newest ${time.name} is ${new Date(newest).toISOString()}, ${ageText(ageMs)} before the upload`;
  return { option: 'freshness', found, expected: `at most ${expected}` };
}

function ageText(ageMs: number): string {
  const [name, ms] = UNITS.find(([, ms]) => ageMs >= 2 * ms) ?? UNITS.at(-1)!;
  return `${Math.floor((10 * ageMs) / ms) / 10} ${name}`;
}
