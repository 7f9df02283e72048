import { describe, expect, it } from 'vitest';
import { makeSplits } from '../../../../core/model-selection/splitters/make-splits.ts';
import type { Split } from '../../../../core/model-selection/splitters/split.ts';
import fixture from '../../../fixtures/model-selection.json' with { type: 'json' };
import { allRows, dataWith, numbers, tableOf } from '../small-tables.ts';

const asLists = (splits: readonly Split[]) =>
  splits.map(({ train, test }) => ({ train: [...train], test: [...test] }));

describe('splits equal to scikit-learn', () => {
  it.each(fixture.kFold)('kFold of $n rows into $nSplits', ({ n, nSplits, folds }) => {
    const cv = { splitter: 'kFold', nSplits, shuffle: false } as const;
    const splits = makeSplits({ table: tableOf(), rows: allRows(n), data: dataWith({}), cv, seed: 1 });
    expect(asLists(splits)).toEqual(folds);
  });

  it.each(fixture.timeSeriesSplit)('timeSeriesSplit of $n rows into $nSplits', ({ n, nSplits, folds }) => {
    const cv = { splitter: 'timeSeriesSplit', nSplits, boundary: 'row' } as const;
    const splits = makeSplits({ table: tableOf(), rows: allRows(n), data: dataWith({}), cv, seed: 1 });
    expect(asLists(splits)).toEqual(folds);
  });

  it.each(fixture.timeSeriesSplit)('distinct times do not move the cuts of $n rows', ({
    n,
    nSplits,
    folds,
  }) => {
    const cv = { splitter: 'timeSeriesSplit', nSplits, boundary: 'time' } as const;
    const table = tableOf(numbers('at', [...allRows(n)], 'time'));
    const splits = makeSplits({ table, rows: allRows(n), data: dataWith({ time: 'at' }), cv, seed: 1 });
    expect(asLists(splits)).toEqual(folds);
  });

  it.each(fixture.predefinedSplit)('predefinedSplit of $fold', ({ fold, folds }) => {
    const splits = makeSplits({
      table: tableOf(numbers('part', fold)),
      rows: allRows(fold.length),
      data: dataWith({ fold: 'part' }),
      cv: { splitter: 'predefinedSplit' },
      seed: 1,
    });
    expect(asLists(splits)).toEqual(folds);
  });
});
