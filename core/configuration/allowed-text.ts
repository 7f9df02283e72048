import { shapesOf } from './option-schema.ts';
import type { OptionSchema } from './schema-of-options.ts';

/** What a schema allows, in words: `a whole number from 2 to 1000`. */
export function allowedText(schema: OptionSchema): string {
  const shapes = shapesOf(schema);
  const mappings = shapes.filter((shape) => shape.type === 'object');
  const discriminator = discriminatorText(mappings);
  const choice = discriminator ?? singleKeyText(mappings);
  if (choice === undefined) return shapes.map(shapeText).join('; or ');
  const rest = shapes.filter((shape) => shape.type !== 'object').map(shapeText);
  return (discriminator === undefined ? [...rest, choice] : [choice, ...rest]).join('; or ');
}

/** Mappings told apart by one key: `a mapping with splitter: kFold, timeSeriesSplit or predefinedSplit`. */
function discriminatorText(shapes: readonly OptionSchema[]): string | undefined {
  if (shapes.length < 2) return undefined;
  const [key] =
    Object.entries(shapes[0]!.properties ?? {}).find(([, option]) => option.const !== undefined) ?? [];
  if (key === undefined) return undefined;
  return `a mapping with ${key}: ${orList(shapes.map((shape) => shape.properties?.[key]?.const))}`;
}

/** Mappings of one key each: `a mapping with one of logspace, linspace or range`. */
function singleKeyText(shapes: readonly OptionSchema[]): string | undefined {
  const keys = shapes.map(({ properties = {} }) => Object.keys(properties));
  if (shapes.length < 2 || keys.some(({ length }) => length !== 1)) return undefined;
  return `a mapping with one of ${orList(keys.flat())}`;
}

function shapeText(shape: OptionSchema): string {
  if (Array.isArray(shape.type)) return orList(shape.type.flatMap((type) => typeText(shape, type)));
  if (shape.enum !== undefined) return shape.enum.map(enumText).join(', ');
  if (shape.const !== undefined) return String(shape.const);
  if (shape.type === 'integer') return rangeText('a whole number', shape);
  if (shape.type === 'number') return rangeText('a number', shape);
  if (shape.type === 'boolean') return 'true, false';
  if (shape.type === 'array') return listText(shape);
  if (shape.type === 'object') return mappingText(shape);
  if (shape.type === 'string') return textText(shape);
  return String(shape.type);
}

function typeText(shape: OptionSchema, type: string): string[] {
  return type === 'boolean' ? ['true', 'false'] : [shapeText({ ...shape, type })];
}

/** Punctuation alone, such as a comma, is quoted, so that it does not read as a part of the list. */
function enumText(value: unknown): string {
  return /\w/.test(String(value)) ? String(value) : JSON.stringify(value);
}

function textText({ examples = [] }: OptionSchema): string {
  return examples.length === 0
    ? 'text'
    : `text such as ${examples.map((example) => `"${example}"`).join(', ')}`;
}

function rangeText(kind: string, shape: OptionSchema): string {
  const lowest = bound(shape.minimum);
  const highest = bound(shape.maximum);
  if (lowest !== undefined && highest !== undefined) return `${kind} from ${lowest} to ${highest}`;
  const limits = [
    lowest === undefined ? [] : [`at least ${lowest}`],
    shape.exclusiveMinimum === undefined ? [] : [`above ${shape.exclusiveMinimum}`],
    highest === undefined ? [] : [`at most ${highest}`],
    shape.exclusiveMaximum === undefined ? [] : [`below ${shape.exclusiveMaximum}`],
  ].flat();
  return limits.length === 0 ? kind : `${kind}, ${limits.join(' and ')}`;
}

/** The limits of exact integers in doubles say nothing to a person. */
function bound(limit: number | undefined): number | undefined {
  return limit !== undefined && Math.abs(limit) === Number.MAX_SAFE_INTEGER ? undefined : limit;
}

function listText({ prefixItems, items, minItems }: OptionSchema): string {
  if (prefixItems !== undefined) return `[${prefixItems.map(allowedText).join('; ')}]`;
  const least = minItems === undefined ? '' : ` of at least ${minItems}`;
  return typeof items === 'object' ? `a list${least}, each: ${allowedText(items)}` : `a list${least}`;
}

function mappingText({ properties, additionalProperties }: OptionSchema): string {
  if (properties !== undefined) return `a mapping with ${Object.keys(properties).join(', ')}`;
  if (typeof additionalProperties !== 'object') return 'a mapping';
  return `a mapping from names to: ${allowedText(additionalProperties)}`;
}

function orList(names: readonly unknown[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
