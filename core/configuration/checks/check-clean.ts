import { FILL_METHODS } from '../../cleaning/fills/fill-methods.ts';
import type { CleanSection, NormalizeMethod } from '../../contracts/config/clean-section.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';

/**
 * Options of the cleaning that nothing reads as the others stand, and whose author therefore expects something else; and those
 * that no data can be cleaned with.
 */
export function checkClean({ clean, tune }: ModelConfig): Finding[] {
  const methods = new Set([
    clean.normalize.method,
    ...tune.estimators.flatMap(({ grid }) => ('normalize' in grid && grid.normalize) || []),
  ]);
  return [...limitFindings(clean), ...fillFindings(clean, methods)];
}

function limitFindings({ impute: { numeric, category, limit } }: CleanSection): Finding[] {
  if (limit === null || FILL_METHODS.includes(numeric) || FILL_METHODS.includes(category)) return [];
  return [
    {
      path: ['clean', 'impute', 'limit'],
      found: `found ${limit} beside ${numeric} and ${category}, which fill every gap`,
      allowed: `null; a number with ${FILL_METHODS.join(', ')}`,
      todo: 'Remove it, or choose a method that goes along the rows.',
    },
  ];
}

function fillFindings({ impute }: CleanSection, methods: ReadonlySet<NormalizeMethod>): Finding[] {
  const { numeric, fillNumber } = impute;
  if (numeric !== 'constant' || fillNumber > -1 || !methods.has('log1p')) return [];
  return [
    {
      path: ['clean', 'impute', 'fillNumber'],
      found: `found ${fillNumber} beside the normalisation log1p, and log(1 + ${fillNumber}) is no number`,
      allowed: 'a number above -1',
      todo: 'Choose a larger one, or another normalisation.',
    },
  ];
}
