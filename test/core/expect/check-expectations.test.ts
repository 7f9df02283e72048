import { describe, expect, it } from 'vitest';
import { expectSection } from '../../../core/contracts/config/expect-section.ts';
import { ConfigurationError, DataRefusedError } from '../../../core/errors.ts';
import { checkExpectations, checkFreshness } from '../../../core/expect/check-expectations.ts';
import type { ColumnType } from '../../../core/table/table.ts';
import { type Cell, tableOf } from '../cleaning/table-of.ts';

const DAY = 86_400_000;
const UPLOADED = Date.parse('2024-05-10T00:00:00Z');

interface Given {
  columns: Record<string, Cell[]>;
  types?: Record<string, ColumnType>;
  expected: object;
  time?: string;
}

function expectations({ columns, types = {}, expected, time }: Given) {
  const table = tableOf(columns, types);
  // A header, and a line that was quarantined, before the rows.
  const lines = Int32Array.from({ length: table.nRows }, (_, row) => row + 3);
  const section = {
    expect: expectSection.parse(expected),
    data: { time: time ?? null },
    uploadedAtMs: UPLOADED,
  };
  return [{ table, lines }, section] as const;
}

/** The breaches that a table is refused with, a line each; none where it is accepted. */
function breachesOf(given: Given, check = checkExpectations): string[] {
  try {
    check(...expectations(given));
  } catch (error) {
    expect(error).toBeInstanceOf(DataRefusedError);
    const { where, found, todo } = (error as DataRefusedError).detail;
    expect(where).toBe('clean.expect');
    expect(todo).toBe('Mend the data and upload them again, or change what is expected');
    const [, ...listed] = found.split('\n- ');
    return listed;
  }
  return [];
}

describe('clean.expect', () => {
  it('lists every breach, and how many there are', () => {
    const columns = { x: [1, null, 30], c: ['a', 'b', 'b'] };
    const expected = { rows: '>= 50', missing: { x: '== 0' }, range: { x: [0, 10] }, unique: ['c'] };
    expect(breachesOf({ columns, expected })).toEqual([
      'rows: there are 3 rows; expected: >= 50',
      'missing.x: 1 of 3 cells (33.3%) are missing: line 4; expected: == 0',
      'range.x: 1 value is outside: line 5 "30"; expected: from 0 to 10',
      'unique.c: 1 row repeats a value: "b" on lines 4 and 5; expected: every value once',
    ]);
    expect(() => checkExpectations(...expectations({ columns, expected }))).toThrow(
      '4 expectations are not met:',
    );
    expect(() => checkExpectations(...expectations({ columns, expected: { rows: '> 3' } }))).toThrow(
      'clean.expect: 1 expectation is not met:\n- rows: there are 3 rows; expected: > 3. Mend the data and upload them again, or change what is expected.',
    );
  });

  it('accepts what meets them all', () => {
    const columns = { x: [1, null, 10], c: ['a', 'b', null] };
    const expected = {
      rows: '== 3',
      missing: { x: '<= 34%', c: '< 2' },
      range: { x: [1, 10] },
      values: { c: ['a', 'b'], x: [1, 10] },
      unique: ['x', 'c'],
      pattern: { c: '[ab]' },
    };
    expect(breachesOf({ columns, expected })).toEqual([]);
  });

  it.each([
    ['> 3', false],
    ['> 2', true],
    ['>= 3', true],
    ['< 3', false],
    ['< 4', true],
    ['<=3', true],
    ['<= 2', false],
    ['== 3', true],
    ['== 2', false],
  ])('rows %s of three: %s', (rows, isMet) => {
    expect(breachesOf({ columns: { x: [1, 2, 3] }, expected: { rows } }).length === 0).toBe(isMet);
  });

  it('tells the first three lines of many', () => {
    const columns = { x: [null, null, null, null, 5], y: [11, 12, 13, 14, 0] };
    const expected = { missing: { x: '<= 20%' }, range: { y: [null, 10] } };
    expect(breachesOf({ columns, expected })).toEqual([
      'missing.x: 4 of 5 cells (80%) are missing: lines 3, 4, 5, …; expected: <= 20%',
      'range.y: 4 values are outside: line 3 "11", line 4 "12", line 5 "13", …; expected: up to 10',
    ]);
  });

  it('says when no cell is missing that should be', () => {
    expect(breachesOf({ columns: { x: [1] }, expected: { missing: { x: '== 1' } } })).toEqual([
      'missing.x: 0 of 1 cells (0%) are missing; expected: == 1',
    ]);
  });

  it('takes bounds as allowed, and a missing bound as none', () => {
    const range = (bounds: unknown) =>
      breachesOf({ columns: { x: [-5, 5] }, expected: { range: { x: bounds } } });
    expect(range([-5, 5])).toEqual([]);
    expect(range([null, 5])).toEqual([]);
    expect(range([-4, null])).toEqual(['range.x: 1 value is outside: line 3 "-5"; expected: from -4']);
  });

  it('knows no range of what are no numbers, unless there is no value', () => {
    const types = { t: 'text' } as const;
    const expected = { range: { t: [0, 1] } };
    expect(breachesOf({ columns: { t: ['a', 'b'] }, types, expected })).toEqual([
      'range.t: the column is of type text; expected: numbers from 0 to 1',
    ]);
    expect(breachesOf({ columns: { t: [null, null] }, types, expected })).toEqual([]);
  });

  it('compares allowed values as texts, as numbers and as booleans', () => {
    const columns = { c: ['a', 'x', '1'], n: [1, 2, 1.5], b: [true, false, null] };
    expect(breachesOf({ columns, expected: { values: { c: ['a', 1], n: [1, '2'], b: [true] } } })).toEqual([
      'values.c: 1 value is of another kind: line 4 "x"; expected: "a", "1"',
      'values.n: 1 value is of another kind: line 5 "1.5"; expected: "1", "2"',
      'values.b: 1 value is of another kind: line 4 "false"; expected: "true"',
    ]);
    const many = Array.from({ length: 11 }, (_, i) => i);
    expect(breachesOf({ columns: { n: [11] }, expected: { values: { n: many } } })[0]).toMatch(/"9", …$/);
  });

  it('reads an allowed value as the reader reads a cell', () => {
    const types = { t: 'time' } as const;
    const allows = (cell: Cell, value: Cell) =>
      breachesOf({ columns: { c: [cell] }, expected: { values: { c: [value] } } }).length === 0;
    for (const [cell, value] of [
      [0, ''],
      [1, true],
      [16, '0x10'],
      [true, 'yes'],
      [true, ''],
    ] as const)
      expect(allows(cell, value), `${value} allows ${cell}`).toBe(false);
    for (const [cell, value] of [
      [1, '1.0'],
      [1000, '1e3'],
      [true, 'TRUE'],
      [false, '0'],
      [true, 1],
    ] as const)
      expect(allows(cell, value), `${value} allows ${cell}`).toBe(true);
    const t = [Date.parse('2024-01-01'), Date.parse('2024-01-01T10:00Z')];
    const timed = (...values: string[]) =>
      breachesOf({ columns: { t }, types, expected: { values: { t: values } } });
    expect(timed('2024-01-01', '2024-01-01 12:00+02:00')).toEqual([]);
    expect(timed('2024-01-01', '2024')).toEqual([
      'values.t: 1 value is of another kind: line 4 "2024-01-01T10:00:00.000Z"; expected: "2024-01-01", "2024"',
    ]);
  });

  it('finds numbers that are there twice, 0 and -0 as one, and no gap', () => {
    const x = [7, 0, null, -0, 7, 7, null];
    expect(breachesOf({ columns: { x }, expected: { unique: ['x'] } })).toEqual([
      'unique.x: 3 rows repeat a value: "0" on lines 4 and 6, "7" on lines 3 and 7, "7" on lines 3 and 8; expected: every value once',
    ]);
    const four = breachesOf({ columns: { x: [1, 1, 1, 1, 1] }, expected: { unique: ['x'] } });
    expect(four[0]).toContain('"1" on lines 3 and 6, …; expected');
  });

  it('matches a pattern as a whole, character by character', () => {
    const columns = { c: ['AB-1', 'xAB-1', 'AB-12', '😀'] };
    expect(breachesOf({ columns, expected: { pattern: { c: 'AB-\\d|.' } } })).toEqual([
      'pattern.c: 2 values do not match: line 4 "xAB-1", line 5 "AB-12"; expected: text that matches AB-\\d|.',
    ]);
    expect(breachesOf({ columns: { c: ['a', 'b'] }, expected: { pattern: { c: 'a' } } })[0]).toContain(
      '1 value does not match: line 4 "b"',
    );
  });

  it('shortens long values', () => {
    const [breach] = breachesOf({ columns: { c: ['a'.repeat(50)] }, expected: { pattern: { c: 'b' } } });
    expect(breach).toContain(`line 3 "${'a'.repeat(39)}…"`);
  });

  it('matches no pattern against numbers, which are not kept as written', () => {
    expect(breachesOf({ columns: { zip: [1234] }, expected: { pattern: { zip: '\\d{5}' } } })).toEqual([
      'pattern.zip: the column was read as number, not as it is written; expected: text that matches \\d{5} (data.types: { zip: text } keeps it as it is written)',
    ]);
    expect(
      breachesOf({ columns: { zip: [null] }, types: { zip: 'number' }, expected: { pattern: { zip: 'a' } } }),
    ).toEqual([]);
  });

  describe('freshness', () => {
    const fresh = (times: (number | null)[], freshness = '2 days') => ({
      columns: { at: times },
      types: { at: 'time' } as const,
      expected: { freshness },
      time: 'at',
    });

    it.each([checkExpectations, checkFreshness])('compares the newest time with the upload', (check) => {
      expect(breachesOf(fresh([0, UPLOADED - 2 * DAY, null]), check)).toEqual([]);
      expect(breachesOf(fresh([UPLOADED + DAY]), check)).toEqual([]);
      expect(breachesOf(fresh([0, UPLOADED - 2 * DAY - 3_600_000]), check)).toEqual([
        'freshness: the newest at is 2024-05-07T23:00:00.000Z, 2 days before the upload; expected: at most 2 days',
      ]);
      expect(breachesOf(fresh([UPLOADED - 5_400_000], '1 hour'), check)[0]).toContain('90 minutes before');
      expect(breachesOf(fresh([UPLOADED - 90_000], '1 minute'), check)[0]).toContain('1.5 minutes before');
      expect(breachesOf(fresh([null]), check)).toEqual([
        'freshness: no row has a value of at; expected: at most 2 days',
      ]);
    });

    it('does not take a row from the future for a fresh one', () => {
      expect(breachesOf(fresh([0, UPLOADED + 3 * DAY]))).toEqual([
        'freshness: the newest at is 2024-05-13T00:00:00.000Z, 3 days after the upload; expected: no time later than a day after the upload',
      ]);
      expect(breachesOf(fresh([UPLOADED + DAY + 1]))[0]).toContain('24 hours after the upload');
    });

    it('alone looks at nothing else', () => {
      expect(breachesOf({ columns: { x: [1] }, expected: { rows: '> 1' } }, checkFreshness)).toEqual([]);
    });
  });

  it('refuses the configuration for a column that is not there', () => {
    const given = expectations({ columns: { price: [1] }, expected: { missing: { prise: '== 0' } } });
    expect(() => checkExpectations(...given)).toThrow(ConfigurationError);
    expect(() => checkExpectations(...given)).toThrow('Did you mean "price"?');
  });
});
