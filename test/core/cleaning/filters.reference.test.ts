import { describe, it } from 'vitest';
import { denoise } from '../../../core/cleaning/denoise.ts';
import { expectClose } from './expect-close.ts';
import { seriesFixture } from './series-fixture.ts';
import { type Cell, cellsOf, cleanOf, dataOf, tableOf } from './table-of.ts';

// A median is one of the values, or the mean of two. A polynomial of degree 8 through eleven values is off by some hundred
// roundings of the largest of them, in scipy as in ours; 1e-9 leaves room for both. A smoothed value may be far below those
// that it was made from, so the tolerance is relative to the largest value of the series.
const TOLERANCE = 1e-9;

const { filters, byTime, grouped } = seriesFixture();
const largest = (values: readonly (number | null)[]) => Math.max(...values.map((x) => Math.abs(x ?? 0)));

describe.each(filters)('the filters on $series equal those of pandas, scipy and NumPy', ({
  values,
  rules,
}) => {
  it.each(rules)('$rule', ({ rule, smoothed }) => {
    const clean = cleanOf({ denoise: [{ columns: ['x'], ...rule }] });
    const { table } = denoise(tableOf({ x: values }), dataOf({ order: 'file' }), clean);
    expectClose(cellsOf(table, 'x') as number[], smoothed, { tolerance: TOLERANCE, scale: largest(values) });
  });
});

describe('the exponential filter by time equals pandas ewm(halflife, times, adjust=False)', () => {
  it.each(byTime.rules)('$rule', ({ rule, smoothed }) => {
    const table = tableOf({ at: byTime.timesMs, x: byTime.values }, { at: 'time' });
    const clean = cleanOf({ denoise: [{ columns: ['x'], ...rule }] });
    const denoised = denoise(table, dataOf({ time: 'at' }), clean).table;
    expectClose(cellsOf(denoised, 'x') as number[], smoothed, { tolerance: TOLERANCE });
  });
});

describe('the filters by group equal pandas groupby(...).transform(...)', () => {
  it.each(grouped.rules)('$rule', ({ rule, smoothed }) => {
    const columns: Record<string, readonly Cell[]> = { sensor: grouped.group, x: grouped.values };
    const clean = cleanOf({ denoise: [{ columns: ['x'], ...rule }] });
    const { table } = denoise(tableOf(columns), dataOf({ order: 'file', group: 'sensor' }), clean);
    expectClose(cellsOf(table, 'x') as number[], smoothed, { tolerance: TOLERANCE });
  });
});
