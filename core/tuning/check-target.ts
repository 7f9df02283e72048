import type { ModelConfig } from '../contracts/config/model-config.ts';
import { ConfigurationError } from '../errors.ts';
import { type Target, targetName } from './target.ts';

/**
 * Whether the options that only some targets can have are given for this one.
 * @throws ConfigurationError for `data.positive` of numbers, and for rules of alerts about predictions of classes
 */
export function checkTarget({ classes }: Pick<Target, 'classes'>, config: ModelConfig): void {
  const name = targetName(config);
  const { positive } = config.data;
  if (classes === null && positive !== null) {
    throw new ConfigurationError({
      where: 'data.positive',
      found: `${JSON.stringify(positive)}, while the target "${name}" is a number and has no classes`,
      allowed: 'a target of two classes',
      todo: `Remove data.positive, or say with data.types: { ${name}: category } that the numbers are classes`,
    });
  }
  if (classes === null || config.monitor.alerts.length === 0) return;
  throw new ConfigurationError({
    where: 'monitor.alerts',
    found: `a rule for ${config.monitor.alerts[0]!.metric}, while the target "${name}" is a class, and this version does not watch predictions of classes: no alert could be raised`,
    allowed: 'no rule',
    todo: `Remove monitor.alerts. If ${name} is a number, say so with data.types: { ${name}: number }`,
  });
}

/**
 * What is worth telling of a target that is learnt all the same, in sentences: numbers of which there are only two may be meant
 * as classes. O(nRows)
 */
export function targetNotices({ classes, y }: Pick<Target, 'classes' | 'y'>, config: ModelConfig): string[] {
  if (classes !== null) return [];
  const values = new Set<number>();
  for (let row = 0; row < y.length && values.size <= 2; row++) if (!Number.isNaN(y[row])) values.add(y[row]!);
  if (values.size !== 2) return [];
  const [low, high] = [...values].sort((a, b) => a - b);
  const name = targetName(config);
  return [
    `${name} is only ever ${low} or ${high}, and is learnt as a number: if these are classes, say so with data.types: { ${name}: category }.`,
  ];
}
