import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continueDenoise, denoise } from '../../../core/cleaning/denoise.ts';
import { takeRows } from '../../../core/table/table.ts';
import { expectClose } from './expect-close.ts';
import { type Cell, cellsOf, cleanOf, dataOf, tableOf } from './table-of.ts';

const cell = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { freq: 4 });
const row = fc.record({
  sensor: fc.constantFrom('a', 'b', 'c', null),
  x: cell,
  mpg: cell,
  note: cell,
  seconds: fc.constantFrom(0, 1, 60, 5000),
});
const rows = fc.array(row, { minLength: 1, maxLength: 40 }).map(inTime);
const window = fc.integer({ min: 2, max: 12 });
const alpha = fc.double({ min: 0.01, max: 1, noNaN: true });
const columns = fc.constant(['x']);
const windowed = (align: 'trailing' | 'centered') =>
  fc.oneof(
    fc.record({
      method: fc.constantFrom('movingAverage', 'median'),
      columns,
      window,
      align: fc.constant(align),
    }),
    fc.record({
      method: fc.constant('hampel'),
      columns,
      window,
      align: fc.constant(align),
      sigmas: fc.constantFrom(0.5, 3),
    }),
  );
const exponential = fc.constant('exponential');
const trailingRule = fc.oneof(
  windowed('trailing'),
  fc.record({ method: exponential, columns, alpha }),
  fc.record({ method: exponential, columns, span: fc.integer({ min: 1, max: 50 }) }),
  fc.record({ method: exponential, columns, halfLife: fc.double({ min: 0.1, max: 50, noNaN: true }) }),
  fc.record({ method: exponential, columns, halfLife: fc.constantFrom('1 second', '2 hours') }),
);
const savitzkyGolay = fc.record({
  method: fc.constant('savitzkyGolay'),
  columns,
  window: fc.constantFrom(5, 7, 11),
  polyOrder: fc.nat(4),
});
const aheadRule = fc.oneof(windowed('centered'), savitzkyGolay);
const anyRule = fc.oneof(trailingRule, aheadRule);
const data = dataOf({ target: 'mpg', ignore: ['note'], group: 'sensor', time: 'at' });

type Row = {
  sensor: string | null;
  x: number | null;
  mpg: number | null;
  note: number | null;
  at: number;
};

const TYPES = { sensor: 'category', x: 'number', mpg: 'number', note: 'number', at: 'time' } as const;

/** Each row comes `seconds` after the one before it. */
function inTime<T extends { seconds: number }>(items: readonly T[]) {
  let at = 0;
  return items.map(({ seconds, ...item }) => {
    at += seconds * 1000;
    return { ...item, at };
  });
}

function tableOfRows(items: readonly Row[]) {
  const column = <K extends keyof Row>(name: K): Cell[] => items.map((item) => item[name]);
  return tableOf(
    { sensor: column('sensor'), x: column('x'), mpg: column('mpg'), note: column('note'), at: column('at') },
    TYPES,
  );
}

const xOf = (table: ReturnType<typeof tableOfRows>) => cellsOf(table, 'x') as (number | null)[];

// Sums of the same values in blocks that begin elsewhere differ by single roundings of the largest of them, here 1e9.
const CLOSE = { tolerance: 1e-15, scale: 1e9 };

describe('denoise, for any rows', () => {
  it('is the same for a table at once as for its first part and then its second', () => {
    fc.assert(
      fc.property(rows, fc.nat(40), trailingRule, (items, cut, rule) => {
        const clean = cleanOf({ denoise: [rule] });
        const whole = denoise(tableOfRows(items), data, clean);
        const first = denoise(tableOfRows(items.slice(0, cut)), data, clean);
        const second = continueDenoise({ table: tableOfRows(items.slice(cut)), tails: first.tails, data });
        expectClose([...xOf(first.table), ...xOf(second.table)], xOf(whole.table), CLOSE);
        expect(Object.keys(second.tails[0]!.tails).sort()).toEqual(Object.keys(whole.tails[0]!.tails).sort());
        for (const [group, tail] of Object.entries(whole.tails[0]!.tails))
          expectClose(second.tails[0]!.tails[group]!, tail, CLOSE);
        expect({ ...second.tails[0]!.times }).toEqual({ ...whole.tails[0]!.times });
      }),
    );
  });

  it('is the same by group as for each group on its own', () => {
    fc.assert(
      fc.property(rows, anyRule, (items, rule) => {
        const clean = cleanOf({ denoise: [rule] });
        const smoothed = xOf(denoise(tableOfRows(items), data, clean).table);
        for (const sensor of ['a', 'b', 'c', null]) {
          const own = items.flatMap((item, place) => (item.sensor === sensor ? [place] : []));
          const alone = takeRows(tableOfRows(items), Int32Array.from(own));
          const expected = xOf(denoise(alone, dataOf({ time: 'at' }), clean).table);
          expect(own.map((place) => smoothed[place])).toEqual(expected);
        }
      }),
    );
  });

  it('does not depend on how the rows of different groups are interleaved', () => {
    fc.assert(
      fc.property(rows, anyRule, (items, rule) => {
        const clean = cleanOf({ denoise: [rule] });
        const places = items.map((_, place) => place);
        const byGroup = places.sort((a, b) => `${items[a]!.sensor}`.localeCompare(`${items[b]!.sensor}`));
        const sorted = xOf(denoise(tableOfRows(byGroup.map((place) => items[place]!)), data, clean).table);
        const asGiven = xOf(denoise(tableOfRows(items), data, clean).table);
        expect(byGroup.map((place) => asGiven[place])).toEqual(sorted);
      }),
    );
  });

  it('names the groups that started anew: those with rows to come and nothing to go on from', () => {
    fc.assert(
      fc.property(rows, fc.nat(40), trailingRule, (items, cut, rule) => {
        const first = denoise(tableOfRows(items.slice(0, cut)), data, cleanOf({ denoise: [rule] }));
        const later = items.slice(cut);
        const { started } = continueDenoise({ table: tableOfRows(later), tails: first.tails, data });
        const known = new Set(Object.keys(first.tails[0]!.tails));
        const unknown = new Set(later.map(({ sensor }) => sensor ?? '').filter((key) => !known.has(key)));
        const nRows = later.filter(({ sensor }) => unknown.has(sensor ?? '')).length;
        expect(started).toEqual(unknown.size === 0 ? [] : [{ column: 'x', groups: [...unknown], nRows }]);
      }),
    );
  });

  it('never changes another column, fills no gap and makes none', () => {
    fc.assert(
      fc.property(rows, anyRule, (items, rule) => {
        const table = tableOfRows(items);
        const smoothed = denoise(table, data, cleanOf({ denoise: [rule] })).table;
        for (const name of ['sensor', 'mpg', 'note', 'at'])
          expect(cellsOf(smoothed, name)).toEqual(cellsOf(table, name));
        expect(xOf(smoothed).map((x) => x === null)).toEqual(items.map(({ x }) => x === null));
      }),
    );
  });

  it('equals the plain mean of each window', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), window, (cells, width) => {
        const clean = cleanOf({ denoise: [{ method: 'movingAverage', columns: ['x'], window: width }] });
        const table = tableOf({ x: cells }, { x: 'number' });
        const means = cells.map((x, place) => {
          const known = cells.slice(Math.max(0, place - width + 1), place + 1).filter((y) => y !== null);
          return x === null ? null : known.reduce((sum, y) => sum + y, 0) / known.length;
        });
        expectClose(xOf(denoise(table, dataOf({ order: 'file' }), clean).table), means, {
          tolerance: 1e-14,
          scale: 1e9,
        });
      }),
    );
  });
});
