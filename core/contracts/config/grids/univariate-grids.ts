import * as z from 'zod/mini';
import { described, section } from '../../option.ts';
import { columnGrid, degreeGrid, GRID_TEXT, shared } from './shared-grids.ts';

/** Curves through one feature. */
export const polynomialGrid = z.strictObject({
  estimator: described(z.literal('polynomial'), 'A polynomial in one feature, by ml-regression.'),
  grid: section(
    z.strictObject({ feature: z.optional(columnGrid), degree: z._default(degreeGrid, [2]), ...shared }),
    GRID_TEXT,
  ),
});

export const exponentialGrid = z.strictObject({
  estimator: described(
    z.literal('exponential'),
    'b exp(a x) in one feature, by ml-regression; needs a positive target.',
  ),
  grid: section(z.strictObject({ feature: z.optional(columnGrid), ...shared }), GRID_TEXT),
});

export const powerGrid = z.strictObject({
  estimator: described(z.literal('power'), 'a x^b in one feature, by ml-regression; needs positive values.'),
  grid: section(z.strictObject({ feature: z.optional(columnGrid), ...shared }), GRID_TEXT),
});

export const theilSenGrid = z.strictObject({
  estimator: described(
    z.literal('theilSen'),
    'A line through one feature by the median of slopes, which outliers hardly move, by ml-regression.',
  ),
  grid: section(z.strictObject({ feature: z.optional(columnGrid), ...shared }), GRID_TEXT),
});

export const robustPolynomialGrid = z.strictObject({
  estimator: described(
    z.literal('robustPolynomial'),
    'A polynomial in one feature that leaves outliers out, by ml-regression.',
  ),
  grid: section(
    z.strictObject({ feature: z.optional(columnGrid), degree: z._default(degreeGrid, [2]), ...shared }),
    GRID_TEXT,
  ),
});
