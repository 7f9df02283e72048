import type { CleanSection } from '../contracts/config/clean-section.ts';
import { ConfigurationError, DataRefusedError } from '../errors.ts';
import { type ImputedSample, statisticsOf } from './numeric-normalization.ts';

/** Then the values can be normalised to [0, 1], and it is for the range that they cannot. */
export function isSpreadFinite(imputed: ImputedSample): boolean {
  const [min, max] = statisticsOf(imputed).range();
  return Number.isFinite(max - min);
}

export function rangeUnusable(
  name: string,
  imputed: ImputedSample,
  [low, high]: CleanSection['normalize']['range'],
): ConfigurationError {
  const [min, max] = statisticsOf(imputed).range();
  return new ConfigurationError({
    where: 'clean.normalize.range',
    found: `[${low}, ${high}], and no number takes feature ${JSON.stringify(name)}, from ${min} to ${max}, to it`,
    allowed: 'such as [0, 1]',
    todo: `Choose a ${high - low > 1 ? 'narrower' : 'wider'} range`,
  });
}

export function tooFarApart(name: string, { sample }: ImputedSample): DataRefusedError {
  const [min, max] = sample.range();
  return new DataRefusedError({
    where: `feature ${JSON.stringify(name)}`,
    found: `its values, from ${min} to ${max}, are too far apart for their statistics to be numbers`,
    todo: 'Mend the extreme cells, scale the column down, or name it in data.ignore',
  });
}

/**
 * Refuses what log1p has no logarithm for.
 * @param value what later gaps are filled with, whether or not the training rows have any
 * @throws DataRefusedError
 */
export function refuseBelowLog(name: string, imputed: ImputedSample, value: number): void {
  const where = `feature ${JSON.stringify(name)}`;
  const allowed = 'values above -1, which log(1 + x) is a number for';
  const [min] = statisticsOf(imputed).range();
  if (!(min > -1)) {
    const found = `the normalisation log1p, and ${min} among the training rows`;
    const todo = 'Choose another method in clean.normalize, or name the column in data.ignore';
    throw new DataRefusedError({ where, found, allowed, todo });
  }
  if (value > -1) return;
  const found = `the normalisation log1p, and ${value} to fill gaps with`;
  const todo = 'Choose another method or fillNumber in clean.impute, or another method in clean.normalize';
  throw new DataRefusedError({ where, found, allowed, todo });
}
