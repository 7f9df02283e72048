import { describe, expect, it } from 'vitest';
import {
  resolveCrossValidation,
  seriesFolds,
} from '../../../core/model-selection/resolve-cross-validation.ts';
import { dataWith, tuneWith } from './small-tables.ts';

const silent = tuneWith({});

describe('resolveCrossValidation', () => {
  it('splits by time where there is a time, even beside fold numbers', () => {
    expect(resolveCrossValidation(dataWith({ time: 'year', fold: 'part' }), silent)).toEqual({
      splitter: 'timeSeriesSplit',
      nSplits: 5,
      boundary: 'time',
    });
  });

  it('takes fold numbers where there are some', () => {
    expect(resolveCrossValidation(dataWith({ fold: 'part', group: 'shop' }), silent)).toEqual({
      splitter: 'predefinedSplit',
    });
  });

  it('follows the order of the file where that has a meaning, but not that of groups', () => {
    expect(resolveCrossValidation(dataWith({ order: 'file' }), silent)).toEqual({
      splitter: 'timeSeriesSplit',
      nSplits: 5,
      boundary: 'row',
    });
    expect(() => resolveCrossValidation(dataWith({ order: 'file', group: 'shop' }), silent)).toThrow(
      'groupKFold is not available',
    );
  });

  it('shuffles five folds of rows without order', () => {
    expect(resolveCrossValidation(dataWith({}), silent)).toEqual({
      splitter: 'kFold',
      nSplits: 5,
      shuffle: true,
    });
  });

  it('keeps what is configured', () => {
    const tune = tuneWith({ cv: { splitter: 'kFold', nSplits: 3, shuffle: false } });
    expect(resolveCrossValidation(dataWith({ time: 'year' }), tune)).toEqual(tune.cv);
  });

  it('cuts the order of the file between rows, which have no time', () => {
    const tune = tuneWith({ cv: { splitter: 'timeSeriesSplit', nSplits: 3 } });
    expect(resolveCrossValidation(dataWith({ order: 'file' }), tune)).toEqual({
      splitter: 'timeSeriesSplit',
      nSplits: 3,
      boundary: 'row',
    });
  });

  it('refuses chronological splits of rows without an order', () => {
    const tune = tuneWith({ cv: { splitter: 'timeSeriesSplit' } });
    expect(() => resolveCrossValidation(dataWith({}), tune)).toThrow(
      'tune.cv.splitter: timeSeriesSplit without data.time, so that the rows have no order. ' +
        'Name the column of times under data.time, or say "data.order: file" if the file is in order.',
    );
  });

  it('refuses to shuffle rows that have a time', () => {
    const tune = tuneWith({ cv: { splitter: 'kFold' } });
    expect(() => resolveCrossValidation(dataWith({ time: 'year' }), tune)).toThrow(
      'tune.cv.shuffle: shuffled kFold with data.time: year would train on rows later than those it tests.',
    );
  });

  it('refuses kFold with groups, by default as well, and names the way out', () => {
    expect(() => resolveCrossValidation(dataWith({ group: 'shop' }), silent)).toThrow(
      'groupKFold is not available in this version',
    );
    const unshuffled = tuneWith({ cv: { splitter: 'kFold', shuffle: false } });
    expect(() => resolveCrossValidation(dataWith({ group: 'shop' }), unshuffled)).toThrow(
      'name it under data.fold',
    );
  });

  it('refuses predefinedSplit without fold numbers', () => {
    const tune = tuneWith({ cv: { splitter: 'predefinedSplit' } });
    expect(() => resolveCrossValidation(dataWith({}), tune)).toThrow(
      'tune.cv.splitter: predefinedSplit without data.fold.',
    );
  });
});

describe('seriesFolds', () => {
  it.each([
    ['timeSeriesSplit', null, 'chronological'],
    ['timeSeriesSplit', 'shop', 'chronological'],
    ['predefinedSplit', 'shop', 'whole'],
    ['predefinedSplit', null, 'cut'],
    ['kFold', null, 'cut'],
  ] as const)('%s with data.group %s is %s', (splitter, group, expected) => {
    expect(seriesFolds({ splitter }, dataWith({ group }))).toBe(expected);
  });
});
