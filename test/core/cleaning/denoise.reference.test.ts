import { describe, it } from 'vitest';
import { denoise } from '../../../core/cleaning/denoise.ts';
import { cleaningFixture } from './cleaning-fixture.ts';
import { expectClose } from './expect-close.ts';
import { type Cell, cellsOf, cleanOf, dataOf, tableOf } from './table-of.ts';

// A mean of n values is off by at most about n roundings of the largest of them, here 100 x 1.1e-16, in pandas as in ours.
// 1e-9 leaves room for pandas' running sum. Where signs differ the mean may be far below the values that it was made
// from, so the tolerance is relative to the largest value of the series.
const TOLERANCE = 1e-9;

const { filters, grouped } = cleaningFixture();

describe.each(filters)('the filters on $series equal those of pandas', ({ values, rules }) => {
  const scale = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  it.each(rules)('$rule', ({ rule, smoothed }) => {
    const clean = cleanOf({ denoise: [{ columns: ['x'], ...rule }] });
    const { table } = denoise(tableOf({ x: values }), dataOf({ order: 'file' }), clean);
    expectClose(cellsOf(table, 'x') as number[], smoothed, { tolerance: TOLERANCE, scale });
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
