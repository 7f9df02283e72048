import { describe, expect, it } from 'vitest';
import { columnRole, featureColumns } from '../../../core/cleaning/feature-columns.ts';
import { dataOf, tableOf } from './table-of.ts';

const table = tableOf(
  {
    id: ['a', 'b'],
    mpg: [18, 20],
    year: [1, 2],
    horsepower: [130, null],
    kit: [true, false],
    origin: ['USA', 'Japan'],
    comment: ['fine', 'rusty'],
    note: ['x', 'y'],
    soldAt: [5, null],
    weight: [null, null],
    remark: [null, null],
  },
  { year: 'time', comment: 'text', note: 'text', soldAt: 'time', remark: 'text' },
);
const data = dataOf({ id: 'id', target: 'mpg', time: 'year', ignore: ['kit'], types: { note: 'category' } });

describe('featureColumns', () => {
  it('takes numbers, booleans, categories and declared categories, and names what it leaves out', () => {
    expect(featureColumns(table, data)).toEqual({
      features: ['horsepower', 'origin', 'note'],
      notices: [
        'Left out of the features as text: comment; declare a column as category in data.types to use it.',
        'Left out of the features as times: soldAt; a time is used only as data.time.',
        'Left out of the features as columns without any value: weight, remark; nothing can be learnt from them.',
      ],
    });
  });

  it('has nothing to notice where every column has a use', () => {
    const plain = tableOf({ mpg: [1], kit: [true] });
    expect(featureColumns(plain, dataOf({ target: 'mpg' }))).toEqual({ features: ['kit'], notices: [] });
  });

  it('refuses a table without any feature, telling why', () => {
    const none = tableOf({ mpg: [1], comment: ['fine'] }, { comment: 'text' });
    expect(() => featureColumns(none, dataOf({ target: 'mpg' }))).toThrow(
      'data: no column is left as a feature (Left out of the features as text: comment; declare a column as category ' +
        'in data.types to use it.). Allowed: at least one column without a role of type number, boolean or category. ' +
        'Add a column to learn from, or take one out of data.ignore.',
    );
  });
});

describe('columnRole', () => {
  it('says what every column is', () => {
    const roles = table.columns.map((column) => [column.name, columnRole(column, data)]);
    expect(Object.fromEntries(roles)).toEqual({
      id: 'id',
      mpg: 'target',
      year: 'time',
      horsepower: 'feature',
      kit: 'ignored',
      origin: 'feature',
      comment: 'text',
      note: 'feature',
      soldAt: 'ignored',
      weight: 'ignored',
      remark: 'ignored',
    });
  });

  it('is no feature where it weighs the rows', () => {
    const weighed = tableOf({ mpg: [1], kit: [true], w: [2] });
    const roles = dataOf({ target: 'mpg', weight: 'w' });
    expect(featureColumns(weighed, roles)).toEqual({ features: ['kit'], notices: [] });
    expect(weighed.columns.map((column) => columnRole(column, roles))).toEqual([
      'target',
      'feature',
      'weight',
    ]);
  });

  it('agrees with featureColumns', () => {
    const features = table.columns.filter((column) => columnRole(column, data) === 'feature');
    expect(features.map(({ name }) => name)).toEqual(featureColumns(table, data).features);
  });
});
