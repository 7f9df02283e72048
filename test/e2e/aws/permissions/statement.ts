import { CONDITION_KEYS, type ConditionKey } from './permission.ts';

/** A statement that allows something, its references resolved. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: keyof typeof OPERATORS;
  readonly key: ConditionKey;
  readonly values: readonly string[];
}

/** Whether what a request says of a key, if anything, fits the values of a condition. */
type Operator = (said: readonly string[] | undefined, values: readonly string[]) => boolean;

const ELEMENTS = ['Sid', 'Effect', 'Action', 'Resource', 'Condition'];

export const OPERATORS = {
  StringEquals: (said, values) => said !== undefined && values.includes(only(said)),
  StringLike: (said, values) => said !== undefined && isLikeAny(only(said), values),
  StringLikeIfExists: (said, values) => said === undefined || isLikeAny(only(said), values),
  'ForAllValues:StringEquals': (said = [], values) => said.every((value) => values.includes(value)),
  'ForAllValues:StringLike': (said = [], values) => said.every((value) => isLikeAny(value, values)),
} as const satisfies Record<string, Operator>;

/** @throws {Error} for whatever is not known here, so that nothing is taken for allowed that is not */
export function readStatement(raw: Readonly<Record<string, unknown>>): Statement {
  const refuse = (what: string) => new Error(`${what} is not known here: ${JSON.stringify(raw)}`);
  const unknown = Object.keys(raw).find((element) => !ELEMENTS.includes(element));
  if (unknown !== undefined) throw refuse(`the element ${unknown}`);
  if (raw.Effect !== 'Allow') throw refuse(`the effect ${raw.Effect}`);
  const conditions = Object.entries((raw.Condition ?? {}) as Record<string, Record<string, unknown>>);
  return {
    actions: textsOf(raw.Action, refuse),
    resources: textsOf(raw.Resource, refuse),
    conditions: conditions.flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => {
        if (!Object.hasOwn(OPERATORS, operator)) throw refuse(`the operator ${operator}`);
        if (!CONDITION_KEYS.includes(key as ConditionKey)) throw refuse(`the condition key ${key}`);
        const known = { operator: operator as keyof typeof OPERATORS, key: key as ConditionKey };
        return { ...known, values: textsOf(values, refuse) };
      }),
    ),
  };
}

/** Whether a text fits a pattern of IAM: `*` stands for any characters, `?` for one. */
export function isLike(text: string, pattern: string): boolean {
  if (pattern.includes('${')) throw new Error(`a policy variable is not known here: ${pattern}`);
  const escaped = pattern.replaceAll(/[.+^$()[\]{}|\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}

function isLikeAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => isLike(text, pattern));
}

/** The one value that a request says of a key. @throws {Error} for several, since IAM would compare them otherwise */
function only(said: readonly string[]): string {
  if (said.length !== 1) throw new Error(`a condition of one value meets ${said.length}: ${said.join(', ')}`);
  return said[0]!;
}

function textsOf(value: unknown, refuse: (what: string) => Error): string[] {
  const texts = [value].flat();
  if (texts.length === 0 || texts.some((text) => typeof text !== 'string'))
    throw refuse(`the value ${JSON.stringify(value)}`);
  return texts as string[];
}
