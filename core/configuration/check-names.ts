import type { Finding } from './finding.ts';
import { schemasAt } from './option-schema.ts';
import type { YamlSource } from './yaml-source.ts';

/**
 * Names of columns that YAML reads as another value, as it does in other places: `007: category` would be said of a column "7".
 * Where a key is no name but one of the schema's, it is unknown anyway.
 */
export function checkNames({ noTexts, value }: YamlSource): Finding[] {
  return noTexts
    .filter(({ path }) =>
      schemasAt(value, path.slice(0, -1)).some((schema) => typeof schema.additionalProperties === 'object'),
    )
    .map(({ path, written }) => ({
      path,
      found: `found the name ${written}, which is no text in YAML`,
      allowed: 'text',
      todo: `Put it in quotes: ${JSON.stringify(written)}.`,
    }));
}
