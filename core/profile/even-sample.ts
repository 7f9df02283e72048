import type { NumberSource } from '../table/number-source.ts';
import { withoutGaps } from './without-gaps.ts';

/** About so many rows are looked at first. */
const SAMPLE_ROWS = 32_768;
/** In fewer rows the sample would be nearly all of them. */
const MIN_STEP = 2;
/** From fewer values nothing is guessed. */
const MIN_SAMPLED = 2048;

/** The values of evenly spaced rows, to guess from how to read all of them; undefined where the rows or values are few. */
export function evenSample(source: NumberSource): Float64Array | undefined {
  const step = Math.floor(source.nRows / SAMPLE_ROWS);
  if (step < MIN_STEP) return undefined;
  const sample = withoutGaps(source.every(step));
  return sample.length < MIN_SAMPLED ? undefined : sample;
}
