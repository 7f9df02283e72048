import { describe, expect, it } from 'vitest';
import type { CrossValidation } from '../../../../core/contracts/config/cross-validation.ts';
import { ConfigurationError } from '../../../../core/errors.ts';
import { makeSplits, type SplitTask } from '../../../../core/model-selection/splitters/make-splits.ts';
import { splitNotices } from '../../../../core/model-selection/splitters/split-notices.ts';
import { allRows, cvWith, dataWith, numbers, tableOf, texts } from '../small-tables.ts';

function split(cv: CrossValidation, { table = tableOf(), ...more }: Partial<SplitTask> = {}) {
  return makeSplits({
    table,
    rows: allRows(table.nRows),
    data: dataWith({}),
    classOf: null,
    seed: 42,
    cv,
    ...more,
  });
}

const shops = (names: readonly string[]) => ({
  table: tableOf(texts('shop', names)),
  data: dataWith({ group: 'shop' }),
});
const by = {
  classes: cvWith({ splitter: 'stratifiedKFold', nSplits: 3 }),
  groups: cvWith({ splitter: 'groupKFold', nSplits: 3 }),
  both: cvWith({ splitter: 'stratifiedGroupKFold', nSplits: 3 }),
};

describe('folds by class', () => {
  const classOf = Int32Array.of(0, 0, 0, 0, 1, 1, 2, -1);
  const rows = allRows(7);

  it('are made where one class has enough rows, and tell of those that have not', () => {
    const splits = split(by.classes, { rows, classOf });
    const nOfClass = (code: number) =>
      splits.map(({ test }) => test.filter((row) => classOf[row] === code).length);
    expect(nOfClass(0).sort()).toEqual([1, 1, 2]);
    expect(nOfClass(1).sort()).toEqual([0, 1, 1]);
    const classes = ['a', 'b', 'c', 'd'];
    expect(splitNotices({ cv: by.classes, rows, classOf, classes })).toEqual([
      '3 folds are more than the rows to search of the classes "b" (2 rows), "c" (1 row), "d" (0 rows): some folds are tested without them.',
    ]);
    const fewer = rows.slice(0, 6);
    expect(splitNotices({ cv: by.classes, rows: fewer, classOf, classes: ['a', 'b'] })).toEqual([
      '3 folds are more than the rows to search of the class "b" (2 rows): some folds are tested without it.',
    ]);
  });

  it('have nothing to tell where each class has enough rows, and of folds that are not by class', () => {
    const task = { rows, classOf, classes: ['a', 'b', 'c'] };
    expect(splitNotices({ ...task, cv: by.classes, rows: rows.slice(0, 4), classes: ['a'] })).toEqual([]);
    expect(splitNotices({ ...task, cv: by.groups })).toEqual([]);
    expect(splitNotices({ ...task, cv: by.both, classOf: null, classes: null })).toEqual([]);
  });

  it.each([
    ['stratifiedKFold', {}],
    ['repeatedStratifiedKFold', {}],
    ['stratifiedGroupKFold', shops(['a', 'b', 'c', 'd', 'e', 'f', 'g'])],
  ] as const)('refuse as many folds as no class has rows: %s', (splitter, more) => {
    expect(() => split(cvWith({ splitter, nSplits: 5 }), { ...more, rows, classOf })).toThrow(
      'tune.cv.nSplits: 5 folds are wanted, and the largest class of the target has 4 of the rows to search. ' +
        'Allowed: at least one class with a row for each fold. Use fewer folds, or a data set with more rows of each class.',
    );
  });

  it('refuse a target of numbers', () => {
    expect(() => split(by.classes, { rows })).toThrow(ConfigurationError);
    expect(() => split(by.classes, { rows })).toThrow('stratifiedKFold with a target of numbers');
  });

  it('hang on the seed where they are drawn', () => {
    const tests = (seed: number) =>
      split(by.classes, { rows: allRows(60), classOf: allRows(60).map((row) => row % 2), seed }).map(
        ({ test }) => [...test],
      );
    expect(tests(1)).toEqual(tests(1));
    expect(tests(1)).not.toEqual(tests(2));
  });
});

describe('folds by group', () => {
  it('refuse fewer groups than folds', () => {
    for (const cv of [by.groups, by.both])
      expect(() => split(cv, { ...shops(['a', 'a', 'b', 'b', 'b']), classOf: new Int32Array(5) })).toThrow(
        'tune.cv.nSplits: 3 folds are wanted, and the rows to search have 2 groups of data.group: shop. ' +
          'Allowed: at least one group a fold.',
      );
  });

  it('refuse a searched row without a group, counted from 1, and no other', () => {
    const task = shops(['a', 'b', '', 'c']);
    expect(() => split(by.groups, task)).toThrow(
      'data.group: shop: row 3 of the data set has a target and no group. ' +
        'Allowed: a group in every row that has a target, because each group is in one fold. ' +
        'Fill the groups in or leave those rows out, and upload again.',
    );
    expect(split(by.groups, { ...task, rows: Int32Array.of(0, 1, 3) })).toHaveLength(3);
    const codes = { table: tableOf(numbers('shop', [1, Number.NaN, 2])), data: task.data };
    expect(() => split(by.groups, codes)).toThrow('data.group: shop: row 2 of the data set has');
  });

  it('refuse to go without the column', () => {
    expect(() => split(by.groups, { rows: allRows(9) })).toThrow(
      'tune.cv.splitter: folds of whole groups without data.group.',
    );
    expect(() => split(by.groups, { rows: allRows(9), data: dataWith({ group: 'shop' }) })).toThrow(
      'data.group: shop: the data set has no such column.',
    );
  });

  it('are drawn by the seed where that is asked for', () => {
    const task = shops(Array.from({ length: 40 }, (_, row) => `shop ${row % 20}`));
    for (const splitter of ['groupKFold', 'stratifiedGroupKFold'] as const) {
      const tests = (seed: number, shuffle = true) =>
        split(cvWith({ splitter, shuffle }), {
          ...task,
          seed,
          classOf: allRows(40).map((row) => row % 3),
        }).map(({ test }) => [...test]);
      expect(tests(1)).toEqual(tests(1));
      expect(tests(1)).not.toEqual(tests(2));
      expect(tests(1, false)).toEqual(tests(2, false));
    }
  });
});

describe('drawn splits', () => {
  it.each([
    [{ testSize: 8, trainSize: 3 }, 'testSize 8 and trainSize 3 would test 8 and train on 3 of 10 rows'],
    [{ testSize: 10 }, 'testSize 10 and trainSize null would test 10 and train on 0 of 10 rows'],
    [{ trainSize: 0.05 }, 'testSize null and trainSize 0.05 would test 10 and train on 0 of 10 rows'],
  ])('refuse %j of ten rows', (sizes, found) => {
    expect(() => split(cvWith({ splitter: 'shuffleSplit', ...sizes }), { rows: allRows(10) })).toThrow(
      `tune.cv: shuffleSplit with ${found} to search. Allowed: at least 1 row in each part, and together no more than there are.`,
    );
  });

  it('refuse fewer rows than folds before they are read', () => {
    expect(() => split(cvWith({ splitter: 'repeatedKFold' }), { rows: allRows(4) })).toThrow(
      'tune.cv.nSplits: 5 folds are wanted of 4 rows to search.',
    );
  });

  it('of many rows are made one draw at a time', () => {
    const n = 1_000_000; // the test parts alone of all draws at once would take 4 GB
    const before = process.memoryUsage().arrayBuffers;
    const rows = allRows(n);
    const cv = cvWith({ splitter: 'repeatedKFold', nSplits: 2, nRepeats: 500 });
    const splits = split(cv, { rows });
    const drawn = cvWith({ splitter: 'shuffleSplit', nSplits: 1000, testSize: 0.5 });
    const all = [...splits, ...split(drawn, { rows })];
    expect(all).toHaveLength(2000);
    for (const at of [0, 1, 700, 999, 1000, 1999]) {
      const { train, test } = all[at]!;
      expect(train.length + test.length).toBe(n);
    }
    // What has not been collected yet counts, too: some draws of 8 to 12 MB.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200e6);
  });
});
