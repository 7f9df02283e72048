import { describe, expect, it } from 'vitest';
import { type FillMethod, fillColumn } from '../../../../core/cleaning/fills/fill-column.ts';
import { groupRows } from '../../../../core/cleaning/group-rows.ts';
import type { NumericColumn } from '../../../../core/table/table.ts';
import { expectClose } from '../expect-close.ts';
import { seriesFixture } from '../series-fixture.ts';
import { tableOf } from '../table-of.ts';

const { sensor, values, cases } = seriesFixture().fills;
const table = tableOf({ sensor, x: values });
const column = table.columns[1] as NumericColumn;
const nulls = (filled: NumericColumn) => Array.from(filled.values, (x) => (Number.isNaN(x) ? null : x));
const fillBy = (method: FillMethod, limit: number | null, group: string | null) =>
  fillColumn(column, { method, limit, groups: groupRows(table, { group }) }).column;

describe.each(cases)('the fills with a limit of $limit equal those of pandas', (expected) => {
  const { limit } = expected;

  it('forwards and backwards, to the last digit', () => {
    expect(nulls(fillBy('forwardFill', limit, null))).toEqual(expected.forwardFill);
    expect(nulls(fillBy('backwardFill', limit, null))).toEqual(expected.backwardFill);
    expect(nulls(fillBy('forwardFill', limit, 'sensor'))).toEqual(expected.forwardFillByGroup);
    expect(nulls(fillBy('backwardFill', limit, 'sensor'))).toEqual(expected.backwardFillByGroup);
  });

  // Both are a value and a share of a difference, rounded a few times.
  it('on straight lines', () => {
    const close = { tolerance: 1e-9, scale: 1 };
    expectClose(nulls(fillBy('interpolate', limit, null)), expected.interpolate, close);
    expectClose(nulls(fillBy('interpolate', limit, 'sensor')), expected.interpolateByGroup, close);
  });
});
