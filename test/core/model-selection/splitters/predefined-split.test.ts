import { describe, expect, it } from 'vitest';
import { predefinedSplit } from '../../../../core/model-selection/splitters/predefined-split.ts';
import { allRows, dataWith, numbers, tableOf, texts } from '../small-tables.ts';

const split = (fold: readonly number[], rows = allRows(fold.length)) =>
  predefinedSplit({ table: tableOf(numbers('part', fold)), rows, data: dataWith({ fold: 'part' }) });

describe('predefinedSplit', () => {
  it('looks only at the rows to search', () => {
    const splits = split([0, 7, 1, Number.NaN, -1], Int32Array.of(0, 2, 4));
    expect(splits).toEqual([
      { train: Int32Array.of(2, 4), test: Int32Array.of(0) },
      { train: Int32Array.of(0, 4), test: Int32Array.of(2) },
    ]);
  });

  it('takes one test fold beside rows that are always in training', () => {
    expect(split([-1, 0])).toEqual([{ train: Int32Array.of(0), test: Int32Array.of(1) }]);
  });

  it('refuses a column without a test fold', () => {
    expect(() => split([-1, -1])).toThrow(
      'data.fold: part: no row of the rows to search is in a test fold. ' +
        'Allowed: at least two fold numbers, or one from 0 beside rows of -1.',
    );
  });

  it('refuses to leave nothing to train on', () => {
    expect(() => split([3, 3])).toThrow(
      'every row of the rows to search is in fold 3, none is left to train on',
    );
  });

  it.each([
    [0.5, '0.5'],
    [-2, '-2'],
    [Number.NaN, 'no fold number'],
  ])('refuses %d as a fold number', (value, found) => {
    expect(() => split([0, 1, value])).toThrow(
      `data.fold: part: row 3 of the data set has ${found}. Allowed: whole numbers from 0, and -1`,
    );
  });

  it('refuses fold numbers that are text, absent or not named', () => {
    const task = { rows: allRows(2), data: dataWith({ fold: 'part' }) };
    expect(() => predefinedSplit({ ...task, table: tableOf(texts('part', ['a', 'b'])) })).toThrow(
      "the column's type is text",
    );
    expect(() => predefinedSplit({ ...task, table: tableOf() })).toThrow('the data set has no such column');
    expect(() => predefinedSplit({ ...task, table: tableOf(), data: dataWith({}) })).toThrow(
      'tune.cv.splitter: predefinedSplit without data.fold.',
    );
  });
});
