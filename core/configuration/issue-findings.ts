import type * as z from 'zod/mini';
import { nearestName } from '../nearest-name.ts';
import { allowedText } from './allowed-text.ts';
import type { Finding } from './finding.ts';
import { foundText } from './found-text.ts';
import { isUnavailableValue } from './not-yet-available.ts';
import { type OptionPath, optionName, optionPattern, valueAt } from './option-path.ts';
import { allowedKeys, schemasAt } from './option-schema.ts';
import { renamedTodo, unknownKey } from './unknown-key.ts';
import { isNumeral, wrongValueTodo } from './wrong-value-todo.ts';

type Issue = z.core.$ZodIssue;

/**
 * zod's issues in our own words. zod says where and what kind; what is allowed is read from the JSON Schema, which knows
 * the whole range where an issue knows only the limit that was crossed.
 */
export function findingsOf(issues: readonly Issue[], root: unknown): Finding[] {
  const findings = issues
    .filter((issue) => !isEcho(issue, issues))
    .flatMap((issue) => findingsOfIssue(issue, root));
  // A number may break two rules of zod, which are one range to us.
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** A refinement of a value that has not even the right form. */
function isEcho(issue: Issue, issues: readonly Issue[]): boolean {
  const place = optionName(issue.path);
  return (
    issue.code === 'custom' &&
    issues.some((other) => other.code !== 'custom' && optionName(other.path) === place)
  );
}

function findingsOfIssue(issue: Issue, root: unknown): Finding[] {
  const { path } = issue;
  const found = foundText(valueAt(root, path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(root, path, key));
    case 'invalid_value':
      return [wrongName(root, path, issue.values)];
    case 'invalid_union':
      return unionFindings(issue, root);
    case 'invalid_format':
      return [{ path, found, allowed: issue.message, todo: 'Write it in this form.' }];
    case 'invalid_key':
      return [{ path, found: 'found an empty name', todo: 'Name a column.' }];
    case 'custom':
      return [{ path, found, todo: sentence(issue.message) }];
    default:
      return [wrongValue(root, path)];
  }
}

function wrongName(root: unknown, path: OptionPath, values: readonly unknown[]): Finding {
  const value = valueAt(root, path);
  const names = values.map(String);
  const allowed = allowedText({ enum: values });
  if (isUnavailableValue(path, value)) {
    const found = `${optionPattern(path)} ${value} is not available in this version`;
    return { path, found, allowed, todo: 'Choose one of these.' };
  }
  const todo = value === undefined ? missingTodo(root, path) : renamedTodo(value, names);
  return { path, found: foundText(value), allowed, todo };
}

function wrongValue(root: unknown, path: OptionPath): Finding {
  const value = valueAt(root, path);
  const found = foundText(value);
  const [schema] = schemasAt(root, path);
  if (schema === undefined) return { path, found, todo: 'Remove it.' };
  const todo = value === undefined ? missingTodo(root, path) : wrongValueTodo(value, schema);
  return { path, found, allowed: allowedText(schema), todo };
}

/** A key that is not there may be there under a mistyped name. */
function missingTodo(root: unknown, path: OptionPath): string {
  const parent = path.slice(0, -1);
  const wanted = String(path.at(-1));
  const known = allowedKeys(root, parent);
  const strangers = Object.keys(Object(valueAt(root, parent))).filter((key) => !known.includes(key));
  const near = nearestName(wanted, strangers);
  return near === undefined ? `Add ${wanted}.` : `Rename ${near} to ${wanted}.`;
}

function unionFindings(issue: z.core.$ZodIssueInvalidUnion, root: unknown): Finding[] {
  const { path } = issue;
  if ('options' in issue && issue.options !== undefined) return [wrongName(root, path, issue.options)];
  const meant = meantAlternative(issue.errors);
  if (meant === undefined) return [wrongValue(root, path)];
  const names = meant.flatMap((inner) =>
    inner.code === 'invalid_value' && inner.path.length === 0 ? inner.values.map(String) : [],
  );
  // A name beside values of another form, all of which are allowed.
  if (names.length > 0) {
    const value = valueAt(root, path);
    const todo = isNumeral(value) ? 'Remove the quotes.' : renamedTodo(value, names);
    return [{ ...wrongValue(root, path), todo }];
  }
  return findingsOf(
    meant.map((inner) => ({ ...inner, path: [...path, ...inner.path] })),
    root,
  );
}

/**
 * The alternative that the writer had in mind: its outer type is right, and it knows the keys. Of several mappings that all do
 * not know a key only that is told, since nobody can say which of them it was to be.
 */
function meantAlternative(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isStranger = (inner: Issue) => inner.code === 'unrecognized_keys' && inner.path.length === 0;
  const ofType = alternatives.filter((alternative) =>
    alternative.every((inner) => inner.code !== 'invalid_type' || inner.path.length > 0),
  );
  const meant = ofType.find((alternative) => !alternative.some(isStranger));
  return meant ?? (ofType.length > 1 ? ofType[0]!.filter(isStranger) : ofType[0]);
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
