import { FILL_METHODS } from '../../cleaning/fills/fill-methods.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';

/** Options of the cleaning that nothing reads as the others stand, and whose author therefore expects something else. */
export function checkClean({ clean }: ModelConfig): Finding[] {
  const { numeric, category, limit } = clean.impute;
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
