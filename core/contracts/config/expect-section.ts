import * as z from 'zod';

const column = z.string().min(1).describe('The name of a column.');

const rows = z
  .string()
  .regex(/^(<=|>=|<|>|==) ?\d+$/, 'a comparison with a whole number, such as ">= 50"')
  .meta({ examples: ['>= 50'] });

const share = z
  .string()
  .regex(/^(<=|<|==) ?\d+(\.\d+)?%?$/, 'a comparison with a share or a count, such as "<= 20%" or "<= 3"')
  .meta({ examples: ['<= 20%', '== 0'] });

const bound = z.number().nullable();

/** What an upload must fulfil; whatever does not is refused whole, with every breach listed. */
export const expectSection = z.strictObject({
  rows: rows.nullable().default(null).describe('How many rows there must be, such as ">= 50".'),
  missing: z
    .record(column, share)
    .default({})
    .describe(
      'How many cells of a column may be missing: a share such as "<= 20%", or a count such as "<= 3".',
    ),
  range: z
    .record(
      column,
      z.tuple([bound.describe('The lowest allowed value.'), bound.describe('The highest allowed value.')]),
    )
    .default({})
    .describe(
      'The lowest and the highest value that a column of numbers may hold; null where any is allowed.',
    ),
  values: z
    .record(column, z.array(z.union([z.string(), z.number(), z.boolean()])).min(1))
    .default({})
    .describe('The only values that a column may hold.'),
  unique: z.array(column).default([]).describe('Columns in which no value may occur twice.'),
  pattern: z
    .record(column, z.string().min(1))
    .default({})
    .describe(
      'A regular expression (JavaScript, flag u) that every value of a column of text must match as a whole, without ^ and $. It is tried once on each distinct value.',
    ),
  freshness: z
    .string()
    .regex(/^[1-9][0-9]* (minute|hour|day|week)s?$/, 'a duration such as "2 days"')
    .nullable()
    .default(null)
    .describe(
      'How old the newest data.time may be when the file is uploaded, such as "2 days". More than a day ahead is a breach too.',
    ),
});

export type ExpectSection = z.output<typeof expectSection>;
