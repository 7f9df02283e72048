import * as z from 'zod/mini';
import { described, option } from '../../option.ts';
import { numberGrid, shared } from './shared-grids.ts';

/**
 * The seconds that the calls of one path may take together, were each to take all that it may: Lambda ends a function after 15
 * minutes, and the step that waits for the trainer is one too and needs a minute for itself.
 */
export const MAX_CALLS_SECONDS = 840;

const valueGrid = z.union([
  described(
    z
      .array(described(z.union([z.string(), z.number(), z.boolean()]), 'A text, a number, true or false.'))
      .check(z.minLength(1)),
    'The values, at least one.',
  ),
  numberGrid,
]);

/** A trainer that a team brings along: see docs/trainer.md. */
export const trainerGrid = z.strictObject({
  estimator: described(
    z.literal('lambda'),
    'A trainer of your own, in any language: a Lambda function, locally a command. See docs/trainer.md.',
  ),
  name: described(
    z
      .string()
      .check(
        z.regex(
          /^[A-Za-z][A-Za-z0-9-]{0,62}$/,
          '1 to 63 letters, digits and hyphens, beginning with a letter',
        ),
        z.meta({ examples: ['gradient-boosting'] }),
      ),
    'What results call it, which no other trainer or estimator is called: 1 to 63 letters, digits and hyphens, beginning with a letter.',
  ),
  version: option(
    z.string().check(z.minLength(1), z.maxLength(63)),
    '1',
    'Any text of at most 63 characters. Change it whenever the trainer changes: what was evaluated under it before is not evaluated again.',
  ),
  arn: described(
    z.optional(
      z
        .string()
        .check(
          z.regex(
            /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9-_]{1,64}(:[A-Za-z0-9-_$]{1,128})?$/,
            'the ARN of a Lambda function, a version or an alias',
          ),
        ),
    ),
    'The Lambda function, which must be among the trainers of the stack; needed on AWS. Default: none, and it cannot be called there.',
  ),
  command: described(
    z.optional(
      z
        .array(described(z.string().check(z.minLength(1)), 'The program or an argument of it.'))
        .check(z.minLength(1)),
    ),
    'The program and its arguments; needed locally. Started without a shell, in the folder that upkeep is called in, with the paths of request and response behind its arguments. Default: none, and it cannot be called there.',
  ),
  data: option(
    z.enum(['csv', 'parquet']),
    'csv',
    'How rows are handed over. Anything reads csv; parquet is read faster.',
  ),
  timeoutSeconds: option(
    z.int().check(z.gte(1), z.lte(MAX_CALLS_SECONDS)),
    120,
    'Seconds that one call may take, 1 to 840, the longest that a step on AWS waits. Then the candidate has failed.',
  ),
  expectedSeconds: option(
    z.number().check(z.gt(0), z.lte(MAX_CALLS_SECONDS)),
    10,
    'Seconds that one call takes as a rule, above 0, at most 840: the work is parcelled out by it.',
  ),
  grid: described(
    z.prefault(
      z.catchall(z.strictObject(shared), valueGrid) as unknown as z.ZodMiniObject<
        typeof shared,
        z.core.$catchall<typeof valueGrid>
      >,
      {},
    ),
    "The values to try, a list for each parameter of the trainer, whatever its name; every combination is a candidate. normalize is Upkeep's own.",
  ),
});

/** How a trainer is reached, and what a call may take: its entry without the grid. */
export type TrainerSpec = Omit<z.output<typeof trainerGrid>, 'estimator' | 'grid'>;
