import * as z from 'zod';

const columnName = z.string().min(1).describe('The name of a column, as in the header of the data.');

export const declaredType = z
  .enum(['number', 'boolean', 'time', 'category', 'text'])
  .describe('The type of a column. Text is kept and is no feature.');

/** Which column plays which role. A column with a role is never a feature and never changed. */
export const dataSection = z.strictObject({
  target: columnName
    .nullable()
    .default(null)
    .describe('The column to predict, of numbers. Without it a data set is cleaned and profiled, not tuned.'),
  id: columnName
    .nullable()
    .default(null)
    .describe(
      'The column that names a row. Joins predictions with late labels, and decides who is in the holdout, so that a row stays there.',
    ),
  time: columnName
    .nullable()
    .default(null)
    .describe(
      'The column that says when a row came to be. Orders rows and makes splits chronological: no row is predicted from later ones.',
    ),
  group: columnName
    .nullable()
    .default(null)
    .describe(
      'The column that says which rows belong together, such as one series. Filters restart at each group.',
    ),
  fold: columnName
    .nullable()
    .default(null)
    .describe('The column of explicit fold numbers for predefinedSplit, from 0; -1 is always in training.'),
  ignore: z
    .array(columnName)
    .default([])
    .describe('Columns that stay in the data set and are no features, such as names and free text.'),
  types: z
    .record(columnName, declaredType)
    .default({})
    .describe(
      'Types said outright, by column: a number that is a code is a category. The others are inferred from every row.',
    ),
  missing: z
    .array(z.string().describe('A spelling; "" is an empty cell.'))
    .default(['', 'NA', 'NaN', 'null'])
    .describe('Spellings of a missing cell, compared exactly. Each source writes its gaps in its own way.'),
  badCells: z
    .enum(['refuse', 'quarantine', 'missing'])
    .default('refuse')
    .describe(
      'What happens to cells that do not fit their column, such as a few words among numbers. refuse: the upload, with all of them counted. quarantine: their rows. missing: they count as gaps.',
    ),
  format: z
    .enum(['csv', 'tsv', 'jsonLines', 'parquet'])
    .nullable()
    .default(null)
    .describe('The format of the file; null to find it out by its first bytes and its name.'),
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'latin1'])
    .nullable()
    .default(null)
    .describe(
      'The encoding of a text file; null for UTF-8, or UTF-16 where a byte order mark says so. latin1 is Windows-1252.',
    ),
  delimiter: z
    .enum([',', ';', '\t', '|'])
    .nullable()
    .default(null)
    .describe('What separates columns; null for whichever of them the header holds most of.'),
  order: z
    .enum(['file'])
    .nullable()
    .default(null)
    .describe(
      '"file" says that the order of the rows is meaningful where there is no time: later rows are newer.',
    ),
});

export type DataSection = z.output<typeof dataSection>;
