/**
 * An error about a setting of the stack, in the four parts that all errors of Upkeep have: where, what was found, what is
 * allowed, what to do. `lib/` knows only the contracts of `core/`, so it does not raise core's own errors.
 */
export function settingError({
  where,
  found,
  allowed,
  todo,
}: Record<'where' | 'found' | 'allowed' | 'todo', string>) {
  return new Error(`${where}: ${found}. Allowed: ${allowed}. ${todo}.`);
}
