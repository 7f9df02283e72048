import { describe, expect, it } from 'vitest';
import { makeSplits } from '../../../../core/model-selection/splitters/make-splits.ts';
import type { Split } from '../../../../core/model-selection/splitters/split.ts';
import fixture from '../../../fixtures/model-selection.json' with { type: 'json' };
import byClassAndGroup from '../../../fixtures/splits.json' with { type: 'json' };
import { allRows, cvWith, dataWith, numbers, tableOf, texts } from '../small-tables.ts';

const shared = { table: tableOf(), data: dataWith({}), classOf: null, seed: 1 };

const asLists = (splits: readonly Split[]) =>
  splits.map(({ train, test }) => ({ train: [...train], test: [...test] }));

describe('splits equal to scikit-learn', () => {
  it.each(fixture.kFold)('kFold of $n rows into $nSplits', ({ n, nSplits, folds }) => {
    const cv = cvWith({ splitter: 'kFold', nSplits, shuffle: false });
    expect(asLists(makeSplits({ ...shared, rows: allRows(n), cv }))).toEqual(folds);
  });

  it.each(fixture.timeSeriesSplit)('timeSeriesSplit of $n rows into $nSplits', ({ n, nSplits, folds }) => {
    const cv = cvWith({ splitter: 'timeSeriesSplit', nSplits, boundary: 'row' });
    expect(asLists(makeSplits({ ...shared, rows: allRows(n), cv }))).toEqual(folds);
  });

  it.each(fixture.timeSeriesSplit)('distinct times do not move the cuts of $n rows', ({
    n,
    nSplits,
    folds,
  }) => {
    const cv = cvWith({ splitter: 'timeSeriesSplit', nSplits, boundary: 'time' });
    const table = tableOf(numbers('at', [...allRows(n)], 'time'));
    const data = dataWith({ time: 'at' });
    expect(asLists(makeSplits({ ...shared, table, rows: allRows(n), data, cv }))).toEqual(folds);
  });

  it.each(fixture.predefinedSplit)('predefinedSplit of $fold', ({ fold, folds }) => {
    const splits = makeSplits({
      ...shared,
      table: tableOf(numbers('part', fold)),
      rows: allRows(fold.length),
      data: dataWith({ fold: 'part' }),
      cv: cvWith({ splitter: 'predefinedSplit' }),
    });
    expect(asLists(splits)).toEqual(folds);
  });
});

/** The fold in which each row is tested, and -1 for one that is in none; with the training part all rows in their order. */
function foldOf(splits: readonly Split[], n: number): number[] {
  const folds = new Array<number>(n).fill(-1);
  for (const [fold, { train, test }] of splits.entries()) {
    for (const row of test) folds[row] = fold;
    const isTested = new Set(test);
    expect([...train]).toEqual([...allRows(n)].filter((row) => !isTested.has(row)));
  }
  return folds;
}

describe('folds by class and group equal to scikit-learn', () => {
  it.each(byClassAndGroup.stratifiedKFold)('stratifiedKFold into $nSplits', ({
    nSplits,
    y,
    foldOf: known,
  }) => {
    const cv = cvWith({ splitter: 'stratifiedKFold', nSplits, shuffle: false });
    const splits = makeSplits({ ...shared, rows: allRows(y.length), cv, classOf: Int32Array.from(y) });
    expect(foldOf(splits, y.length)).toEqual(known);
  });

  it.each(byClassAndGroup.groupKFold)('groupKFold into $nSplits', ({ nSplits, groups, ...known }) => {
    const cv = cvWith({ splitter: 'groupKFold', nSplits });
    const task = { ...shared, rows: allRows(groups.length), data: dataWith({ group: 'g' }), cv };
    const byNumber = makeSplits({ ...task, table: tableOf(numbers('g', groups)) });
    expect(foldOf(byNumber, groups.length)).toEqual(known.foldOf);
    const names = groups.map((group) => `g${group}`);
    const byText = makeSplits({ ...task, table: tableOf(texts('g', names)) });
    expect(foldOf(byText, groups.length)).toEqual(known.foldOfTexts);
  });

  it.each(byClassAndGroup.stratifiedGroupKFold)('stratifiedGroupKFold into $nSplits', ({
    nSplits,
    y,
    groups,
    foldOf: known,
  }) => {
    const splits = makeSplits({
      ...shared,
      table: tableOf(numbers('g', groups)),
      rows: allRows(y.length),
      data: dataWith({ group: 'g' }),
      cv: cvWith({ splitter: 'stratifiedGroupKFold', nSplits }),
      classOf: Int32Array.from(y),
    });
    expect(foldOf(splits, y.length)).toEqual(known);
  });
});

describe('timeSeriesSplit with a gap and sizes equal to scikit-learn', () => {
  const ends = (rows: Int32Array) => {
    expect([...rows]).toEqual([...allRows(rows.length)].map((at) => rows[0]! + at));
    return [rows[0], rows.at(-1)];
  };

  it.each(byClassAndGroup.timeSeriesSplit)('$n rows with $options', ({ n, options, parts }) => {
    const cv = cvWith({ splitter: 'timeSeriesSplit', boundary: 'row', ...options });
    const splits = makeSplits({ ...shared, rows: allRows(n), cv });
    expect(splits.flatMap(({ train, test }) => [ends(train), ends(test)])).toEqual(parts);
    const timed = makeSplits({
      ...shared,
      table: tableOf(numbers('at', [...allRows(n)], 'time')),
      rows: allRows(n),
      data: dataWith({ time: 'at' }),
      cv: { ...cv, boundary: 'time' },
    });
    expect(asLists(timed)).toEqual(asLists(splits));
  });
});
