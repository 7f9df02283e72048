import * as z from 'zod/mini';
import type { JsonValue } from './json.ts';
import { RECIPE_FORMAT } from './recipe.ts';
import { recipeSchema } from './recipe-schema.ts';

/** The JSON Schema (draft 2020-12) of `recipe.json`, for readers in other languages; every key of it is written. */
export function recipeJsonSchema(): JsonValue {
  const { $schema, description, ...schema } = z.toJSONSchema(recipeSchema, {
    target: 'draft-2020-12',
    io: 'output',
  });
  return {
    $schema: String($schema),
    title: RECIPE_FORMAT,
    description: String(description),
    ...(schema as { [key: string]: JsonValue }),
  };
}
