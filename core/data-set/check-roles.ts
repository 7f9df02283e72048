import { followsRows } from '../cleaning/row-fills.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { ConfigurationError } from '../errors.ts';

/**
 * Refuses a configuration that orders or parts the rows otherwise than the recipe does that is to be applied; one that names
 * neither is fine, since the recipe knows. @throws ConfigurationError
 */
export function checkRoles(recipe: Recipe, data: Pick<DataSection, 'time' | 'group'>): void {
  if (!followsRows(recipe)) return;
  const { time, group } = recipe.series;
  const known = { time, group: group?.column ?? null };
  for (const role of ['time', 'group'] as const) {
    if (data[role] === null || data[role] === known[role]) continue;
    throw new ConfigurationError({
      where: `data.${role}`,
      found: `it names ${data[role]}, and the filters and fills of the recipe follow ${known[role] ?? `no ${role}`}`,
      allowed: 'the configuration that the recipe was made with, or none',
      todo: 'Name it with --config, or clean the training data again',
    });
  }
}
