import * as z from 'zod';

const columnName = z.string().min(1);

export const declaredType = z.enum(['number', 'boolean', 'time', 'category', 'text']);

/** Which column plays which role. A column with a role is never a feature and never changed. */
export const dataSection = z.strictObject({
  target: columnName
    .nullable()
    .default(null)
    .describe('The column to predict. Without it a data set is cleaned and profiled, not tuned.'),
  id: columnName
    .nullable()
    .default(null)
    .describe('Names a row. Joins predictions with late labels, and decides who is in the holdout.'),
  time: columnName
    .nullable()
    .default(null)
    .describe('When a row came to be. Orders rows and makes splits chronological.'),
  group: columnName
    .nullable()
    .default(null)
    .describe('Rows that belong together, such as one series. Filters restart at each group.'),
  fold: columnName
    .nullable()
    .default(null)
    .describe('Explicit fold numbers from 0 for predefinedSplit; -1 is always in training.'),
  ignore: z.array(columnName).default([]).describe('Columns that stay in the data set and are no features.'),
  types: z
    .record(columnName, declaredType)
    .default({})
    .describe('Types said outright; the others are inferred from every row.'),
  missing: z
    .array(z.string())
    .default(['', 'NA', 'NaN', 'null'])
    .describe('Spellings of a missing cell, compared exactly.'),
  order: z
    .enum(['file'])
    .nullable()
    .default(null)
    .describe('"file" says that the order of the rows is meaningful where there is no time.'),
});

export type DataSection = z.output<typeof dataSection>;
