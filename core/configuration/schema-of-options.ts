import * as z from 'zod/mini';

/** What of JSON Schema the configuration's schema uses. */
export interface OptionSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly properties?: { readonly [name: string]: OptionSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | OptionSchema;
  readonly items?: boolean | OptionSchema;
  readonly prefixItems?: readonly OptionSchema[];
  readonly anyOf?: readonly OptionSchema[];
  readonly oneOf?: readonly OptionSchema[];
}

type Schema = z.core.$ZodTypes;
type Check = z.core.$ZodChecks;

/**
 * The JSON Schema of options as people write them, for messages. It says what `z.toJSONSchema` says, of the kinds of schema that
 * the configuration is made of; that one knows all kinds, which would be a twentieth of the bundle of each function.
 * @throws TypeError for a kind that no option has yet
 */
export function schemaOfOptions(schema: z.core.$ZodType): OptionSchema {
  // What is said of the outer schema stands before what is said of the one within.
  return { ...shapeOf(schema as Schema), ...(z.globalRegistry.get(schema) as OptionSchema | undefined) };
}

function shapeOf(schema: Schema): OptionSchema {
  const { def } = schema._zod;
  switch (def.type) {
    case 'default':
    case 'prefault':
      return { ...schemaOfOptions(def.innerType), default: structuredClone(def.defaultValue) };
    case 'optional':
      return schemaOfOptions(def.innerType);
    case 'nullable':
      return anyOf([schemaOfOptions(def.innerType), { type: 'null' }]);
    case 'union': {
      const options = def.options.map(schemaOfOptions);
      // A union told apart by a key fits one of its shapes alone.
      return def.inclusive === false ? { oneOf: options } : anyOf(options);
    }
    case 'literal':
      return { type: typeof def.values[0], const: def.values[0] };
    case 'enum':
      return { type: 'string', enum: Object.values(def.entries) };
    case 'array':
      return { type: 'array', items: schemaOfOptions(def.element), ...limitsOf(schema, 'Items') };
    case 'tuple': {
      const { length } = def.items;
      const prefixItems = def.items.map(schemaOfOptions);
      return { type: 'array', prefixItems, items: false, minItems: length, maxItems: length } as OptionSchema;
    }
    case 'record': {
      const [propertyNames, additionalProperties] = [def.keyType, def.valueType].map(schemaOfOptions);
      return { type: 'object', propertyNames, additionalProperties } as OptionSchema;
    }
    case 'object':
      return mappingOf(def);
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', ...limitsOf(schema, '') };
    case 'string':
      return { type: 'string', ...limitsOf(schema, 'Length') };
    default:
      throw new TypeError(`no message can tell what a schema of the kind ${def.type} allows`);
  }
}

/** Of bare types one list is enough. */
function anyOf(options: OptionSchema[]): OptionSchema {
  const isBare = options.every(({ type, ...rest }) => typeof type === 'string' && isEmpty(rest));
  return isBare ? { type: options.map(({ type }) => type as string) } : { anyOf: options };
}

function isEmpty(mapping: object): boolean {
  return Object.keys(mapping).length === 0;
}

function mappingOf({ shape, catchall }: z.core.$ZodObjectDef): OptionSchema {
  const options = Object.entries(shape);
  const required = options.filter(([, option]) => option._zod.optin === undefined).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(options.map(([name, option]) => [name, schemaOfOptions(option)])),
    ...(required.length === 0 ? {} : { required }),
    // No value fits `never`, which is how a mapping without other keys is written.
    additionalProperties: catchall?._zod.def.type === 'never' ? false : schemaOfOptions(catchall!),
  };
}

/** @param of what the limits of a length are called: `minItems`, `minLength` */
function limitsOf(schema: Schema, of: 'Items' | 'Length' | ''): OptionSchema {
  // A whole number is the first check of its own schema.
  const own = schema._zod.traits.has('$ZodCheck') ? [schema as unknown as Check] : [];
  const checks = [...own, ...((schema._zod.def.checks ?? []) as Check[])];
  return Object.assign({}, ...checks.map(({ _zod }) => limitOf(_zod.def as Check['_zod']['def'], of)));
}

function limitOf(def: Check['_zod']['def'], of: string): object {
  switch (def.check) {
    case 'greater_than':
      return { [def.inclusive ? 'minimum' : 'exclusiveMinimum']: def.value };
    case 'less_than':
      return { [def.inclusive ? 'maximum' : 'exclusiveMaximum']: def.value };
    case 'number_format':
      return { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
    case 'min_length':
      return { [`min${of}`]: def.minimum };
    case 'max_length':
      return { [`max${of}`]: def.maximum };
    case 'string_format':
      return def.pattern === undefined ? {} : { pattern: def.pattern.source };
    default:
      return {};
  }
}
