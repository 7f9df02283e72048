import { describe, expect, it } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { neighbourWork } from '../../../../core/model-selection/search/neighbour-work.ts';
import { numbers, tableOf, texts } from '../small-tables.ts';

const gap = Number.NaN;
const table = tableOf(
  numbers('a', [1, gap, 3, gap, 5, 6]),
  numbers('b', [1, 2, gap, gap, 5, 6]),
  texts('c', ['x', 'y', 'x', 'y', 'x', 'y']),
  numbers('whole', [1, 2, 3, 4, 5, 6]),
  numbers('flag', [gap, 1, 0, 1, 0, 1], 'boolean'),
);
const rows = Int32Array.of(0, 1, 2, 3, 4);
const work = (section: object, features = ['a', 'b', 'c', 'flag'], of = rows) =>
  neighbourWork({ table, rows: of, features, clean: cleanSection.parse(section) });
const impute = { numeric: 'knn' };

describe('neighbourWork', () => {
  it('counts rows with a gap in a number, of those to search', () => {
    expect(work({ impute })).toEqual({ nRows: 3, nDonors: 5, nFeatures: 2 });
    expect(work({ impute }, ['a', 'whole'], Int32Array.of(0, 1, 4))).toEqual({
      nRows: 1,
      nDonors: 3,
      nFeatures: 2,
    });
  });

  it('is none without a gap in a number, without a number, and with another method', () => {
    expect(work({ impute }, ['whole', 'flag'])).toBeNull();
    expect(work({ impute }, ['c', 'flag', 'unknown'])).toBeNull();
    expect(work({})).toBeNull();
  });

  it('takes any row to have a gap where outliers become gaps', () => {
    const outliers = { method: 'iqr', action: 'null' };
    expect(work({ impute, outliers }, ['whole'])).toEqual({ nRows: 5, nDonors: 5, nFeatures: 1 });
    expect(work({ impute, outliers: { ...outliers, action: 'clip' } }, ['whole'])).toBeNull();
  });

  it('knows how many donors a recipe keeps', () => {
    const nRows = 8_000;
    const many = tableOf(numbers('a', new Array<number>(nRows).fill(gap)));
    const all = Int32Array.from({ length: nRows }, (_, row) => row);
    const clean = cleanSection.parse({ impute });
    expect(neighbourWork({ table: many, rows: all, features: ['a'], clean })).toEqual({
      nRows,
      nDonors: 5_000,
      nFeatures: 1,
    });
  });
});
