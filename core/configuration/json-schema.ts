import * as z from 'zod/mini';
import { modelConfig } from '../contracts/config/model-config.ts';
import type { JsonValue } from '../contracts/json.ts';

/** The JSON Schema (draft 2020-12) of `upkeep.yaml` as people write it, with every default: for editors, and for messages. */
export function configJsonSchema(): JsonValue {
  const { $schema, description, ...schema } = z.toJSONSchema(modelConfig, {
    target: 'draft-2020-12',
    io: 'input',
  });
  return {
    $schema: String($schema),
    title: 'Upkeep configuration',
    description: String(description),
    ...(schema as { [key: string]: JsonValue }),
  };
}
