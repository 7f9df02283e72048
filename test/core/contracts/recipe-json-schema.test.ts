import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recipeJsonSchema } from '../../../core/contracts/recipe-json-schema.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

interface ObjectSchema {
  readonly properties: object;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

/** Every object of a schema that names its properties. */
function objectsIn(schema: unknown): ObjectSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'type' in schema && 'properties' in schema ? [schema as ObjectSchema] : [];
  return [...own, ...Object.values(schema).flatMap(objectsIn)];
}

describe('upkeep-recipe.schema.json', () => {
  it('is what the schema generates; `npm run schema` writes it', () => {
    expect(JSON.parse(read('upkeep-recipe.schema.json'))).toEqual(recipeJsonSchema());
  });

  it('is of draft 2020-12, named after the format', () => {
    expect(recipeJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'upkeep-recipe/2',
      required: ['format', 'features', 'denoise', 'fills', 'neighbours', 'series', 'hash'],
    });
  });

  it('allows no key that it does not name, and requires all but times', () => {
    const objects = objectsIn(recipeJsonSchema());
    expect(objects.length).toBeGreaterThan(12);
    for (const { properties, required, additionalProperties } of objects) {
      expect(additionalProperties).toBe(false);
      const optional = Object.keys(properties).filter((key) => !required?.includes(key));
      expect(optional).toEqual('times' in properties ? ['times'] : []);
    }
  });

  it('is published beside the page that says how a recipe is applied', () => {
    expect(JSON.parse(read('package.json')).files).toEqual(
      expect.arrayContaining(['upkeep-recipe.schema.json', 'docs/recipe.md', 'examples']),
    );
  });
});
