import { nearestName } from '../nearest-name.ts';
import { shapesOf } from './option-schema.ts';
import type { OptionSchema } from './schema-of-options.ts';

/** What to do about a value of a wrong type or size. */
export function wrongValueTodo(value: unknown, schema: OptionSchema): string {
  const shapes = shapesOf(schema);
  const types = shapes.flatMap((shape) => shape.type ?? []);
  if (typesOf(value).some((type) => types.includes(type))) return changeTodo(value);
  if (value === null) return 'Give it a value, or remove the line for the default.';
  if (typeof value === 'object') return 'Write it in this form.';
  if (typeof value === 'number' && types.includes('integer')) return 'Write a whole number.';
  if (isNumeral(value) && types.some((type) => type === 'number' || type === 'integer'))
    return 'Remove the quotes.';
  const truth = types.includes('boolean') ? truthOf(value) : undefined;
  if (truth !== undefined)
    return String(value) === String(truth) ? 'Remove the quotes.' : `Did you mean ${truth}?`;
  const [example] = shapes.flatMap(({ examples = [] }) => examples);
  if (example !== undefined) return `Write it like "${example}".`;
  if (types.includes('string')) return `Put it in quotes: "${value}".`;
  if (types.includes('array') && !shapes.some(({ prefixItems }) => prefixItems !== undefined))
    return `Write it as a list: [${value}].`;
  const [key] = shapes.flatMap((shape) => Object.keys(shape.properties ?? {}));
  if (key === undefined) return 'Write it in this form.';
  const inner = shapes.flatMap((shape) => shape.properties?.[key] ?? []).flatMap(shapesOf);
  return `Write it as a mapping: { ${key}: ${meantName(value, inner)} }.`;
}

/** The name that a mistyped one most likely meant, where there are names to choose from. */
function meantName(value: unknown, shapes: readonly OptionSchema[]): unknown {
  if (typeof value !== 'string') return value;
  const names = shapes
    .flatMap((shape) => shape.enum ?? [shape.const])
    .filter((name) => typeof name === 'string');
  return nearestName(value, names) ?? value;
}

/** What older YAML, and people, mean by a word. */
function truthOf(value: unknown): boolean | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^(?:y|yes|on|true)$/i.test(value)) return true;
  return /^(?:n|no|off|false)$/i.test(value) ? false : undefined;
}

function changeTodo(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'Add an item.' : 'Change its length.';
  if (typeof value !== 'number') return 'Write at least one character.';
  return Number.isFinite(value) ? 'Choose a number in this range.' : 'Write a finite number.';
}

export function isNumeral(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}

/** The names that JSON Schema has for the type of a value. */
function typesOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return Number.isInteger(value) ? ['number', 'integer'] : [typeof value];
}
