import type { NumberGrid } from '../../contracts/config/grids/number-grids.ts';
import type { ParamValue } from '../../contracts/model-artefact.ts';
import { integerRange } from './integer-range.ts';
import { linspace } from './linspace.ts';
import { logspace } from './logspace.ts';

/** What a grid has for one parameter. */
export type GridValues = NumberGrid | readonly ParamValue[];

/** Any of infinitely many numbers, or of whole numbers that nobody wants listed. */
export type Distribution = Extract<
  NumberGrid,
  { uniform: unknown } | { logUniform: unknown } | { int: unknown } | { choice: unknown }
>;

const DISTRIBUTIONS = ['uniform', 'logUniform', 'int', 'choice'];

/** Whether values are drawn from something, which only a random search does. */
export function isDistribution(values: GridValues): values is Distribution {
  return DISTRIBUTIONS.some((name) => name in values);
}

/** The values of a grid one by one. O(values) */
export function listedValues(values: Exclude<GridValues, Distribution>): readonly ParamValue[] {
  if ('logspace' in values) return logspace(...values.logspace);
  if ('linspace' in values) return linspace(...values.linspace);
  if ('range' in values) return integerRange(...values.range);
  return values;
}
