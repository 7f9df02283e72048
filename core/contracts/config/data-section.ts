import * as z from 'zod/mini';
import { described, option } from '../option.ts';

const columnName = described(
  z.string().check(z.minLength(1)),
  'The name of a column, as in the header of the data.',
);

export const declaredType = described(
  z.enum(['number', 'boolean', 'time', 'category', 'text']),
  'The type of a column. Text is kept and is no feature.',
);

/** Which column plays which role. A column with a role is never a feature and never changed. */
export const dataSection = z.strictObject({
  target: option(
    z.nullable(columnName),
    null,
    'The column to predict: numbers, or classes where it is a category or a boolean (say so under data.types where classes are numbered). Without it a data set is cleaned and profiled, not tuned.',
  ),
  id: option(
    z.nullable(columnName),
    null,
    'The column that names a row. Joins predictions with late labels, and decides who is in the holdout, so that a row stays there.',
  ),
  time: option(
    z.nullable(columnName),
    null,
    'The column that says when a row came to be. Orders rows and makes splits chronological: no row is predicted from later ones.',
  ),
  group: option(
    z.nullable(columnName),
    null,
    'The column that says which rows belong together, such as one series. Filters restart at each group; without data.time each group is whole in one fold, or in the holdout.',
  ),
  fold: option(
    z.nullable(columnName),
    null,
    'The column of explicit fold numbers for predefinedSplit, from 0; -1 is always in training.',
  ),
  weight: option(
    z.nullable(columnName),
    null,
    'The column that says how often a row counts when a model is fitted: numbers of at least 0, one in every row, not all 0. Scores count every row once, and so does cleaning.',
  ),
  positive: option(
    z.nullable(described(z.string(), 'One of the two classes of the target, as it is written in the data.')),
    null,
    'Of a target of two classes the positive one, which precision, recall, f1, rocAuc and averagePrecision ask after; null for the last in the order of their texts: true of false and true.',
  ),
  ignore: option(
    z.array(columnName),
    [],
    'Columns that stay in the data set and are no features, such as names and free text.',
  ),
  types: option(
    z.record(columnName, declaredType),
    {},
    'Types said outright, by column: a number that is a code is a category. The others are inferred from every row.',
  ),
  missing: option(
    z.array(described(z.string(), 'A spelling; "" is an empty cell.')),
    ['', 'NA', 'NaN', 'null'],
    'Spellings of a missing cell, compared exactly. Each source writes its gaps in its own way.',
  ),
  badCells: option(
    z.enum(['refuse', 'quarantine', 'missing']),
    'refuse',
    'What happens to cells that do not fit their column, such as a few words among numbers. refuse: the upload, with all of them counted. quarantine: their rows. missing: they count as gaps.',
  ),
  format: option(
    z.nullable(z.enum(['csv', 'tsv', 'jsonLines', 'parquet'])),
    null,
    'The format of the file; null to find it out by its first bytes and its name.',
  ),
  encoding: option(
    z.nullable(z.enum(['utf-8', 'utf-16le', 'utf-16be', 'latin1'])),
    null,
    'The encoding of a text file; null for UTF-8, or UTF-16 where a byte order mark says so. latin1 is Windows-1252.',
  ),
  delimiter: option(
    z.nullable(z.enum([',', ';', '\t', '|'])),
    null,
    'What separates columns; null for whichever of them the header holds most of.',
  ),
  order: option(
    z.nullable(z.enum(['file'])),
    null,
    '"file" says that the order of the rows is meaningful where there is no time: later rows are newer.',
  ),
});

export type DataSection = z.output<typeof dataSection>;
