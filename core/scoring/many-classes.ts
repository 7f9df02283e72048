import type { ScorerName } from '../contracts/config/scorer-names.ts';
import { ConfigurationError } from '../errors.ts';

/** Scores of the positive one of two classes, and what to take for more. */
const INSTEAD: { readonly [name in ScorerName]?: string } = {
  precision: 'precisionMacro or precisionWeighted',
  recall: 'recallMacro or recallWeighted',
  f1: 'f1Macro or f1Weighted',
};

/** @throws ConfigurationError for a score of the positive class where there are more than two */
export function refuseManyClasses(name: ScorerName, classes: readonly string[] | null): void {
  const instead = INSTEAD[name];
  if (instead === undefined || classes === null || classes.length <= 2) return;
  throw new ConfigurationError({
    where: 'tune.scoring',
    found: `${name}, which is of the positive one of two classes, for ${classes.length} classes`,
    allowed: instead,
    todo: `Write one of them in place of ${name}`,
  });
}
