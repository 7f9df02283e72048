import { nearestName } from '../nearest-name.ts';
import type { Finding } from './finding.ts';
import { isUnavailableOption } from './not-yet-available.ts';
import { type OptionPath, optionPattern } from './option-path.ts';
import { allowedKeys, optionsCalled } from './option-schema.ts';

/** A key that the schema does not have: mistyped, in the wrong place, of a later version, or made up. */
export function unknownKey(root: unknown, parent: OptionPath, key: string): Finding {
  const path = [...parent, key];
  const keys = allowedKeys(root, parent);
  const allowed = keys.join(', ');
  if (isUnavailableOption(path)) {
    return {
      path,
      found: `${optionPattern(path)} is not available in this version`,
      allowed,
      todo: 'Remove it.',
    };
  }
  // Of mappings that have one key each two were mixed.
  if (keys.includes(key))
    return { path, found: 'found a second key', allowed: `one of ${allowed}`, todo: 'Keep one of them.' };
  return { path, found: 'found an unknown key', allowed, todo: strangerTodo(path, keys) };
}

/** A value that none of the allowed names is. */
export function renamedTodo(found: unknown, allowed: readonly string[]): string {
  // What YAML reads as nothing.
  if (found === null && allowed.includes('null')) return 'Put it in quotes: "null".';
  const near = typeof found === 'string' ? nearestName(found, allowed) : undefined;
  return near === undefined ? 'Choose one of these.' : `Did you mean ${near}?`;
}

function strangerTodo(path: OptionPath, keys: readonly string[]): string {
  const key = String(path.at(-1));
  const near = nearestName(key, keys);
  if (near !== undefined) return `Did you mean ${near}?`;
  // An option of another splitter or estimator is in this very place, and no help.
  const elsewhere = optionsCalled(key).find((name) => name.replaceAll('[]', '') !== optionPattern(path));
  if (elsewhere === undefined) return 'Remove it.';
  return elsewhere.includes('.') ? `Move it to ${elsewhere}.` : 'Move it to the top level.';
}
