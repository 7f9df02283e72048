import { modelConfig } from '../contracts/config/model-config.ts';
import { plainOf } from '../nearest-name.ts';
import { type OptionPath, valueAt } from './option-path.ts';
import { type OptionSchema, schemaOfOptions } from './schema-of-options.ts';

let wholeSchema: OptionSchema | undefined;

/** The schema of the whole configuration; made when first asked for, which a valid configuration never does. */
export function configSchema(): OptionSchema {
  wholeSchema ??= schemaOfOptions(modelConfig);
  return wholeSchema;
}

/** The schemas that an option may have, given what the configuration holds above it; several where it chooses between shapes. */
export function schemasAt(root: unknown, path: OptionPath): OptionSchema[] {
  let schemas = [configSchema()];
  for (const [at, part] of path.entries()) {
    const value = valueAt(root, path.slice(0, at));
    schemas = schemas
      .flatMap((schema) => fittingShapes(schema, value))
      .flatMap((schema) => childOf(schema, part));
  }
  return schemas;
}

/** The keys that the mapping at `path` may have. */
export function allowedKeys(root: unknown, path: OptionPath): string[] {
  const value = valueAt(root, path);
  const shapes = schemasAt(root, path).flatMap((schema) => fittingShapes(schema, value));
  return [...new Set(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})))];
}

/** All shapes of a schema, whatever the value. */
export function shapesOf(schema: OptionSchema): OptionSchema[] {
  const choices = schema.anyOf ?? schema.oneOf;
  return choices === undefined ? [schema] : choices.flatMap(shapesOf);
}

function fittingShapes(schema: OptionSchema, value: unknown): OptionSchema[] {
  const shapes = shapesOf(schema);
  const fitting = shapes.filter((shape) => fits(shape, value));
  return fitting.length > 0 ? fitting : shapes;
}

function fits(shape: OptionSchema, value: unknown): boolean {
  if (Array.isArray(value)) return shape.type === 'array';
  if (value === null || typeof value !== 'object') return false;
  // A constant (`estimator: ridge`) tells the shapes of a mapping apart.
  return Object.entries(shape.properties ?? {}).every(
    ([key, { const: wanted }]) => wanted === undefined || valueAt(value, [key]) === wanted,
  );
}

function childOf(schema: OptionSchema, part: PropertyKey): OptionSchema[] {
  if (typeof part === 'number') return isSchema(schema.prefixItems?.[part] ?? schema.items);
  return isSchema(schema.properties?.[String(part)] ?? schema.additionalProperties);
}

function isSchema(schema: boolean | OptionSchema | undefined): OptionSchema[] {
  return typeof schema === 'object' ? [schema] : [];
}

/** The dotted names of the options called `key`, in whatever spelling, wherever they are: `data.target`. */
export function optionsCalled(key: string): string[] {
  const names: string[] = [];
  const visit = (schema: OptionSchema, path: string): void => {
    for (const shape of shapesOf(schema)) {
      for (const [name, option] of Object.entries(shape.properties ?? {})) {
        const dotted = path === '' ? name : `${path}.${name}`;
        if (plainOf(name) === plainOf(key)) names.push(dotted);
        visit(option, dotted);
      }
      for (const item of isSchema(shape.items)) visit(item, `${path}[]`);
    }
  };
  visit(configSchema(), '');
  return [...new Set(names)];
}
