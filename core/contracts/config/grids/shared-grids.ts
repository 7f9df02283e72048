import * as z from 'zod/mini';
import { described } from '../../option.ts';
import { normalizeMethod } from '../clean-section.ts';

export { type NumberGrid, numberGrid } from './number-grids.ts';

export const flagGrid = described(
  z.array(z.boolean()).check(z.minLength(1)),
  'Whether a constant is fitted beside the coefficients. Default: true alone, because few targets are 0 where all features are.',
);
export const columnGrid = described(
  z.array(described(z.string().check(z.minLength(1)), 'The name of a feature.')).check(z.minLength(1)),
  'The one feature that the curve is fitted to; several are tried in turn. Default: the only feature; needed where there are several.',
);
export const degreeGrid = described(
  z.array(z.int().check(z.gte(1), z.lte(10))).check(z.minLength(1)),
  'Degrees of the polynomial, 1 to 10 each. Higher ones follow noise.',
);
/** The grid of any linear model of all features may search over polynomial features. */
export const expanded = {
  degree: z.optional(
    described(
      z.array(z.int().check(z.gte(1), z.lte(5))).check(z.minLength(1)),
      'Degrees of the polynomial features that the model is fitted to, 1 to 5 each: all products of so many normalised and encoded features, 2000 at most. Degrees of one fold share their work. Default: 1 alone, the features themselves.',
    ),
  ),
  interactionOnly: z.optional(
    described(
      z.array(z.boolean()).check(z.minLength(1)),
      'Whether products are of different features only, without powers. Degree 1 has no products, and is one candidate whatever is listed here. Default: false alone.',
    ),
  ),
};

/** Any estimator's grid may search over the normalisation, in place of `clean.normalize.method`. */
export const shared = {
  normalize: described(
    z.optional(z.array(normalizeMethod).check(z.minLength(1))),
    'Normalisations to try, in place of clean.normalize.method. Default: that one.',
  ),
};

export const GRID_TEXT = 'The values to try, a list for each parameter; every combination is a candidate.';
