import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeColumn } from '../../../core/profile/describe-column.ts';
import { expectClose } from '../cleaning/expect-close.ts';

/** What test/reference/generate_profile.py writes. */
interface ProfileFixture {
  readonly nRows: number;
  readonly columns: Readonly<Record<string, Described>>;
}

interface Described {
  readonly count: number;
  readonly distinct: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly sd: number;
  readonly quantiles: { readonly q25: number; readonly q50: number; readonly q75: number };
  readonly zeros: number;
  readonly negatives: number;
  readonly outliers: number;
  readonly histogram: readonly number[];
  readonly topValues: readonly { readonly value: number; readonly count: number }[];
}

const fixture: ProfileFixture = JSON.parse(
  readFileSync(new URL('../../fixtures/profile.json', import.meta.url), 'utf8'),
);

// pandas sums 60,000 values pairwise, and its own errors are some tens of roundings of the largest value.
const TOLERANCE = 1e-12;

const mixed = (i: number) => (i * 7919) % 60_013;
const part = (i: number) => (i * 104_729) % 9973;
const spread = (i: number) => mixed(i) / 7 - 3000;
const square = (x: number) => x * x;

/** As the generator makes them. */
const COLUMNS: Readonly<Record<string, (i: number) => number>> = {
  spread,
  gaps: (i) => (i % 11 === 3 ? Number.NaN : spread(i)),
  skewed: (i) => square(mixed(i) / 1000) * square(mixed(i) / 1000) * square(mixed(i) / 1000),
  far: (i) => 1.7e9 + mixed(i) / 1024,
  repeated: (i) => part(i) / 8,
  zeros: (i) => (i % 3 === 0 ? 0 : spread(i)),
  few: (i) => (part(i) % 23) / 4,
};

describe('the profile of a long column equals what pandas says of it', () => {
  it.each(Object.entries(COLUMNS))('%s', (name, valueAt) => {
    const values = Float64Array.from({ length: fixture.nRows }, (_, i) => valueAt(i));
    const expected = fixture.columns[name]!;
    const { statistics: profile } = describeColumn({ name, type: 'number', values });
    const { count, min, max, quantiles, zeros, negatives, outliers } = expected;
    expect(profile).toMatchObject({ count, min, max, quantiles, zeros, negatives, outliers });
    expect(profile.histogram!.counts).toEqual(expected.histogram);
    expect(profile.topValues).toEqual(expected.distinct <= 50 ? expected.topValues : null);
    const scale = Math.max(Math.abs(min), Math.abs(max));
    expectClose([profile.mean, profile.sd], [expected.mean, expected.sd], { tolerance: TOLERANCE, scale });
    // Four standard errors; exact where none is stated.
    expect(Math.abs(profile.distinct / expected.distinct - 1)).toBeLessThanOrEqual(
      4 * (profile.distinctError ?? 0),
    );
  });
});
