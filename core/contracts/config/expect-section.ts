import * as z from 'zod/mini';
import { described, option } from '../option.ts';

const column = described(z.string().check(z.minLength(1)), 'The name of a column.');

const rows = z
  .string()
  .check(
    z.regex(/^(<=|>=|<|>|==) ?\d+$/, 'a comparison with a whole number, such as ">= 50"'),
    z.meta({ examples: ['>= 50'] }),
  );

const share = z
  .string()
  .check(
    z.regex(/^(<=|<|==) ?\d+(\.\d+)?%?$/, 'a comparison with a share or a count, such as "<= 20%" or "<= 3"'),
    z.meta({ examples: ['<= 20%', '== 0'] }),
  );

const bound = z.nullable(z.number());

/** What an upload must fulfil; whatever does not is refused whole, with every breach listed. */
export const expectSection = z.strictObject({
  rows: option(z.nullable(rows), null, 'How many rows there must be, such as ">= 50".'),
  missing: option(
    z.record(column, share),
    {},
    'How many cells of a column may be missing: a share such as "<= 20%", or a count such as "<= 3".',
  ),
  range: option(
    z.record(
      column,
      z.tuple([
        described(bound, 'The lowest allowed value.'),
        described(bound, 'The highest allowed value.'),
      ]),
    ),
    {},
    'The lowest and the highest value that a column of numbers may hold; null where any is allowed.',
  ),
  values: option(
    z.record(column, z.array(z.union([z.string(), z.number(), z.boolean()])).check(z.minLength(1))),
    {},
    'The only values that a column may hold.',
  ),
  unique: option(z.array(column), [], 'Columns in which no value may occur twice.'),
  pattern: option(
    z.record(column, z.string().check(z.minLength(1))),
    {},
    'A regular expression (JavaScript, flag u) that every value of a column of text must match as a whole, without ^ and $. It is tried once on each distinct value.',
  ),
  freshness: option(
    z.nullable(
      z.string().check(z.regex(/^[1-9][0-9]* (minute|hour|day|week)s?$/, 'a duration such as "2 days"')),
    ),
    null,
    'How old the newest data.time may be when the file is uploaded, such as "2 days". More than a day ahead is a breach too.',
  ),
});

export type ExpectSection = z.output<typeof expectSection>;
