import fc from 'fast-check';
import { seededGenerator } from '../../../../core/random/seeded-generator.ts';
import { type Column, isNumeric, type Table } from '../../../../core/table/table.ts';

/** Whatever may change with the training part: outliers, gaps and their filling, marks, codes. */
export const anyCleaning = fc.record({
  outliers: fc.record({
    method: fc.constantFrom('none', 'iqr', 'zScore', 'mad'),
    factor: fc.constantFrom(0.5, 1, 2),
    action: fc.constantFrom('clip', 'null', 'drop', 'flag'),
  }),
  impute: fc.record({
    numeric: fc.constantFrom(
      'mean',
      'median',
      'mostFrequent',
      'constant',
      'forwardFill',
      'backwardFill',
      'interpolate',
      'knn',
    ),
    category: fc.constantFrom('mostFrequent', 'constant', 'forwardFill', 'backwardFill'),
    limit: fc.constantFrom(null, 1),
    indicator: fc.boolean(),
  }),
  normalize: fc.record({ clip: fc.boolean(), nQuantiles: fc.constantFrom(5, 1000) }),
  encode: fc.constantFrom('oneHot', 'ordinal'),
  infrequent: fc.record({
    minFrequency: fc.constantFrom(null, 0.15),
    maxCategories: fc.constantFrom(null, 3),
  }),
});

/** Values above -1, for logarithms; gaps in some cells of every column but one. */
export function withGaps({ nRows, columns }: Table, seed: number): Table {
  const random = seededGenerator(seed);
  return {
    nRows,
    columns: columns.map((column): Column => {
      const isGap = () => column.name !== 'b' && random() < 0.15;
      return isNumeric(column)
        ? { ...column, values: column.values.map((x) => (isGap() ? Number.NaN : x)) }
        : { ...column, codes: column.codes.map((code) => (isGap() ? -1 : code)) };
    }),
  };
}
