import type { CountedNumbers } from '../table/number-source.ts';
import type { Quartiles } from './quartiles.ts';

export interface Fences {
  readonly low: number;
  readonly high: number;
}

/** Tukey's. */
const FACTOR = 1.5;

/** Beyond the quartiles by 1.5 times their distance a value is an outlier; undefined where values have no spread. */
export function fencesOf({ q25, q75 }: Quartiles): Fences | undefined {
  const spread = q75 - q25;
  if (!(spread > 0 && spread < Infinity)) return undefined;
  return { low: q25 - FACTOR * spread, high: q75 + FACTOR * spread };
}

/** How many of the counted values lie beyond. O(distinct) */
export function nBeyond({ values, counts }: CountedNumbers, { low, high }: Fences): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! < low || values[i]! > high) n += counts[i]!;
  return n;
}
