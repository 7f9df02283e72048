import * as z from 'zod/mini';
import { described, option, section } from '../../option.ts';
import { expanded, flagGrid, GRID_TEXT, numberGrid, shared } from './shared-grids.ts';

/** Linear models of all features. */
export const linearGrid = z.strictObject({
  estimator: described(z.literal('linear'), 'Ordinary least squares.'),
  grid: section(z.strictObject({ fitIntercept: z.optional(flagGrid), ...expanded, ...shared }), GRID_TEXT),
});

export const ridgeGrid = z.strictObject({
  estimator: described(
    z.literal('ridge'),
    'Least squares with an L2 penalty, which steadies correlated features.',
  ),
  grid: section(
    z.strictObject({
      alpha: option(
        numberGrid,
        { logspace: [-3, 3, 20] },
        'Strengths of the L2 penalty, at least 0. All of one fold share their work, so many cost little.',
      ),
      fitIntercept: z.optional(flagGrid),
      ...expanded,
      ...shared,
    }),
    GRID_TEXT,
  ),
});

export const multivariateLinearGrid = z.strictObject({
  estimator: described(z.literal('multivariateLinear'), 'Least squares by ml-regression, with an intercept.'),
  grid: section(z.strictObject(shared), GRID_TEXT),
});
