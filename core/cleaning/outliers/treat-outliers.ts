import type { OutlierBounds } from '../../contracts/recipe.ts';
import type { TrainingSample } from '../training-sample.ts';

/** What a treated cell becomes that is below `low` or above `high`; every other one stays. */
export interface OutlierTreatment {
  readonly low: number;
  readonly high: number;
  /** `NaN` is a gap. */
  readonly below: number;
  readonly above: number;
}

const UNTREATED: OutlierTreatment = { low: -Infinity, high: Infinity, below: NaN, above: NaN };

/** What a rule does to cells: `drop` is about rows and `flag` about a column of its own, so that they change no cell. O(1). */
export function treatmentOf(bounds: OutlierBounds | null): OutlierTreatment {
  if (bounds === null) return UNTREATED;
  const { action, low, high } = bounds;
  if (action === 'clip') return { low, high, below: low, above: high };
  if (action === 'null') return { low, high, below: NaN, above: NaN };
  return UNTREATED;
}

/** The training values as the rule leaves them. O(n). */
export function treatedSample(sample: TrainingSample, bounds: OutlierBounds | null): TrainingSample {
  if (bounds?.action === 'clip') return sample.clipped(bounds.low, bounds.high);
  if (bounds?.action === 'null') return sample.within(bounds.low, bounds.high);
  return sample;
}

/** 1 where a value is an outlier, else 0; a gap is none. `(rows,)`. O(rows). */
export function outlierFlags(
  values: Float64Array,
  rows: Int32Array,
  { low, high }: OutlierBounds,
): Float64Array<ArrayBuffer> {
  const flags = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const x = values[rows[i]!]!;
    if (x < low || x > high) flags[i] = 1;
  }
  return flags;
}
