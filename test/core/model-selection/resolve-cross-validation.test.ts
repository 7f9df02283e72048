import { describe, expect, it } from 'vitest';
import {
  defaultCrossValidation,
  resolveCrossValidation,
  seriesFolds,
} from '../../../core/model-selection/resolve-cross-validation.ts';
import { cvWith, dataWith, tuneWith } from './small-tables.ts';

const silent = tuneWith({});
const resolve = (
  roles: Parameters<typeof dataWith>[0],
  cv: Record<string, unknown> | null = null,
  task: 'regression' | 'classification' | null = 'regression',
) =>
  resolveCrossValidation(dataWith({ target: 'y', ...roles }), cv === null ? silent : tuneWith({ cv }), task);

describe('resolveCrossValidation', () => {
  it('splits by time where there is a time, even beside fold numbers', () => {
    expect(resolve({ time: 'year', fold: 'part' })).toEqual(
      cvWith({ splitter: 'timeSeriesSplit', nSplits: 5, boundary: 'time' }),
    );
  });

  it('takes fold numbers where there are some', () => {
    expect(resolve({ fold: 'part', group: 'shop' })).toEqual({ splitter: 'predefinedSplit' });
  });

  it('keeps groups whole, also in the order of a file, which is none of time', () => {
    const folds = { splitter: 'groupKFold', nSplits: 5, shuffle: false };
    expect(resolve({ group: 'shop' })).toEqual(folds);
    expect(resolve({ order: 'file', group: 'shop' })).toEqual(folds);
    expect(resolve({ group: 'shop' }, null, 'classification')).toEqual({
      ...folds,
      splitter: 'stratifiedGroupKFold',
    });
  });

  it('follows the order of the file where that has a meaning', () => {
    expect(resolve({ order: 'file' })).toEqual(
      cvWith({ splitter: 'timeSeriesSplit', nSplits: 5, boundary: 'row' }),
    );
  });

  it('shuffles five folds of rows without order, and stratifies them for classes', () => {
    const folds = { splitter: 'kFold', nSplits: 5, shuffle: true };
    expect(resolve({})).toEqual(folds);
    expect(resolve({}, null, 'classification')).toEqual({ ...folds, splitter: 'stratifiedKFold' });
  });

  it.each([
    {},
    { time: 't' },
    { group: 'g' },
    { fold: 'f' },
    { order: 'file' },
  ] as const)('has the defaults that the options of the splitter have, with %j', (roles) => {
    for (const task of ['regression', 'classification', null] as const) {
      const { nSplits, ...cv } = { nSplits: 5, ...defaultCrossValidation(dataWith(roles), task) };
      expect(cvWith({ ...cv, ...(cv.splitter === 'predefinedSplit' ? {} : { nSplits }) })).toEqual(
        defaultCrossValidation(dataWith(roles), task),
      );
    }
  });

  it('keeps what is configured', () => {
    const cv = { splitter: 'kFold', nSplits: 3, shuffle: false };
    expect(resolve({ time: 'year' }, cv)).toEqual(cv);
  });

  it('cuts the order of the file between rows, which have no time', () => {
    expect(resolve({ order: 'file' }, { splitter: 'timeSeriesSplit', nSplits: 3, gap: 2 })).toEqual(
      cvWith({ splitter: 'timeSeriesSplit', nSplits: 3, gap: 2, boundary: 'row' }),
    );
  });

  it('refuses chronological splits of rows without an order', () => {
    expect(() => resolve({}, { splitter: 'timeSeriesSplit' })).toThrow(
      'tune.cv.splitter: timeSeriesSplit without data.time, so that the rows have no order. ' +
        'Name the column of times under data.time, or say "data.order: file" if the file is in order.',
    );
  });

  it.each([
    ['kFold', 'shuffle: shuffled kFold', ', or kFold with "shuffle: false"'],
    ['stratifiedKFold', 'shuffle: shuffled stratifiedKFold', ', or stratifiedKFold with "shuffle: false"'],
    ['repeatedKFold', 'splitter: repeatedKFold', ''],
    ['repeatedStratifiedKFold', 'splitter: repeatedStratifiedKFold', ''],
    ['shuffleSplit', 'splitter: shuffleSplit', ''],
  ])('refuses to draw folds of rows that have a time: %s', (splitter, found, instead) => {
    expect(() => resolve({ time: 'year' }, { splitter }, 'classification')).toThrow(
      `tune.cv.${found} with data.time: year would train on rows later than those it tests. Allowed: timeSeriesSplit${instead}.`,
    );
  });

  it.each([
    ['kFold', 'groupKFold'],
    ['stratifiedKFold', 'stratifiedGroupKFold'],
    ['repeatedKFold', 'groupKFold'],
    ['repeatedStratifiedKFold', 'stratifiedGroupKFold'],
    ['shuffleSplit', 'groupKFold'],
  ])('refuses to tear groups: %s', (splitter, instead) => {
    expect(() => resolve({ group: 'shop' }, { splitter }, 'classification')).toThrow(
      `tune.cv.splitter: ${splitter} with data.group: shop would put rows of one group on both sides of a fold. ` +
        'Allowed: groupKFold, stratifiedGroupKFold, predefinedSplit, or timeSeriesSplit with data.time or data.order: file. ' +
        `Use ${instead}.`,
    );
  });

  it.each(['groupKFold', 'stratifiedGroupKFold'])('refuses %s without groups', (splitter) => {
    expect(() => resolve({}, { splitter }, 'classification')).toThrow(
      `tune.cv.splitter: ${splitter} without data.group, so that no rows belong together. ` +
        'Name the column of groups under data.group, or use another splitter.',
    );
  });

  it.each([
    ['stratifiedKFold', 'kFold', {}],
    ['repeatedStratifiedKFold', 'repeatedKFold', {}],
    ['stratifiedGroupKFold', 'groupKFold', { group: 'shop' }],
  ])('refuses %s of a target of numbers, where its type is known', (splitter, plain, roles) => {
    expect(() => resolve(roles, { splitter })).toThrow(
      `tune.cv.splitter: ${splitter} with data.target: y, which holds numbers and no classes. ` +
        `Allowed: a target of classes: type boolean or category. Use ${plain}; ` +
        'if the numbers are names of classes, say so under data.types: { y: category }.',
    );
    expect(resolve(roles, { splitter }, null).splitter).toBe(splitter);
    expect(resolve(roles, { splitter }, 'classification').splitter).toBe(splitter);
  });

  it('refuses predefinedSplit without fold numbers', () => {
    expect(() => resolve({}, { splitter: 'predefinedSplit' })).toThrow(
      'tune.cv.splitter: predefinedSplit without data.fold.',
    );
  });
});

describe('seriesFolds', () => {
  it.each([
    ['timeSeriesSplit', null, 'chronological'],
    ['timeSeriesSplit', 'shop', 'chronological'],
    ['predefinedSplit', 'shop', 'numbered'],
    ['groupKFold', 'shop', 'whole'],
    ['stratifiedGroupKFold', 'shop', 'whole'],
    ['repeatedKFold', null, 'cut'],
    ['shuffleSplit', null, 'cut'],
    ['predefinedSplit', null, 'cut'],
    ['kFold', null, 'cut'],
  ] as const)('%s with data.group %s is %s', (splitter, group, expected) => {
    expect(seriesFolds({ splitter }, dataWith({ group }))).toBe(expected);
  });
});
