import { describe, expect, it } from 'vitest';
import { profileColumns } from '../../../core/profile/profile-columns.ts';
import { cleaningFixture } from '../cleaning/cleaning-fixture.ts';
import { expectClose } from '../cleaning/expect-close.ts';
import { dataOf, tableOf } from '../cleaning/table-of.ts';

// Sums of 80 values carry some tens of roundings of 1.1e-16; means and deviations that nearly cancel are measured against
// the largest value of the column.
const TOLERANCE = 1e-9;

const { pipelines, profile } = cleaningFixture();

describe('the profile equals what pandas says of a column', () => {
  it.each(profileColumns(tableOf(pipelines.numbers), dataOf()))('$name', (column) => {
    const expected = profile[column.name]!;
    expect(column).toMatchObject({
      count: expected.count,
      missing: 80 - expected.count,
      distinct: expected.distinct,
      min: expected.min,
      max: expected.max,
    });
    const scale = Math.max(Math.abs(expected.min!), Math.abs(expected.max!));
    const { q25, q50, q75 } = column.quantiles!;
    const { quantiles } = expected;
    expectClose(
      [column.mean, column.sd, q25, q50, q75],
      [expected.mean!, expected.sd!, quantiles!.q25, quantiles!.q50, quantiles!.q75],
      { tolerance: TOLERANCE, scale },
    );
  });

  it.each(profileColumns(tableOf(pipelines.categories), dataOf()))('$name', (column) => {
    const { count, distinct, counts } = profile[column.name]!;
    expect(column).toMatchObject({ count, distinct });
    const topLevels = column.topLevels!.map(({ level, count: times }) => [level, times]);
    expect(Object.fromEntries(topLevels)).toEqual(counts);
  });
});
