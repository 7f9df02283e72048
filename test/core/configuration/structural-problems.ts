import type { OptionSchema } from '../../../core/configuration/schema-of-options.ts';

/** A validator of just what our JSON Schemas use, so that the published files are tried as an editor or a program would. */
export function structuralProblems(value: unknown, schema: OptionSchema, name = 'config'): string[] {
  const choices = schema.anyOf ?? schema.oneOf ?? typesOf(schema);
  if (choices !== undefined) {
    const fits = choices.filter((choice) => structuralProblems(value, choice, name).length === 0);
    return fits.length > 0 ? [] : [`${name}: no shape fits`];
  }
  if (schema.const !== undefined && value !== schema.const) return [`${name}: not ${schema.const}`];
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${name}: not one of ${schema.enum}`];
  if (schema.type === 'object') return mappingProblems(value, schema, name);
  if (schema.type === 'array') return listProblems(value, schema, name);
  if (schema.type === 'null') return value === null ? [] : [`${name}: not null`];
  if (schema.type === 'integer' || schema.type === 'number') return numberProblems(value, schema, name);
  if (typeof value !== schema.type) return [`${name}: no ${schema.type}`];
  const matches = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(String(value));
  return matches ? [] : [`${name}: no match`];
}

/** A schema for each of several types. */
function typesOf(schema: OptionSchema): OptionSchema[] | undefined {
  const types: unknown = schema.type;
  return Array.isArray(types) ? types.map((type) => ({ ...schema, type })) : undefined;
}

function mappingProblems(value: unknown, schema: OptionSchema, name: string): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [`${name}: no mapping`];
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
  const inner = Object.entries(value).flatMap(([key, item]) => {
    const option = schema.properties?.[key] ?? schema.additionalProperties;
    return typeof option === 'object'
      ? structuralProblems(item, option, `${name}.${key}`)
      : [`${name}.${key}: unknown`];
  });
  return [...missing.map((key) => `${name}: no ${key}`), ...inner];
}

function listProblems(value: unknown, schema: OptionSchema, name: string): string[] {
  if (!Array.isArray(value)) return [`${name}: no list`];
  if (value.length < (schema.minItems ?? 0)) return [`${name}: too short`];
  return value.flatMap((item, at) => {
    const option = schema.prefixItems?.[at] ?? schema.items;
    return typeof option === 'object'
      ? structuralProblems(item, option, `${name}[${at}]`)
      : [`${name}: too long`];
  });
}

function numberProblems(value: unknown, schema: OptionSchema, name: string): string[] {
  if (typeof value !== 'number') return [`${name}: no number`];
  const isInside =
    value >= (schema.minimum ?? Number.NEGATIVE_INFINITY) &&
    value <= (schema.maximum ?? Number.POSITIVE_INFINITY) &&
    value > (schema.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
    value < (schema.exclusiveMaximum ?? Number.POSITIVE_INFINITY) &&
    (schema.type === 'number' || Number.isInteger(value));
  return isInside ? [] : [`${name}: out of range`];
}
