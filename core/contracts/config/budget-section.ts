import * as z from 'zod/mini';
import { option } from '../option.ts';

/** What a search may use. Each limit holds by itself. */
export const budgetSection = z.strictObject({
  candidates: option(
    z.nullable(z.int().check(z.gte(1), z.lte(1_000_000))),
    null,
    'At most so many candidates, 1 to 1000000, the baseline not counted: the first ones of the grids, or of the draws. Default: all.',
  ),
  seconds: option(
    z.nullable(z.number().check(z.positive(), z.lte(31_536_000))),
    null,
    'Wall-clock time from the beginning of the search, above 0, at most a year: no work is begun after it. What is under way is finished; the baseline and the first candidate are always evaluated. Default: no limit.',
  ),
  dollars: option(
    z.nullable(z.number().check(z.positive(), z.lte(1_000_000))),
    null,
    'What evaluating the candidates may be estimated to cost on Lambda, above 0, at most 1000000, in US dollars by the prices that come with Upkeep: as many of the first candidates as stay within it. Default: no limit.',
  ),
});

export type BudgetSection = z.output<typeof budgetSection>;
