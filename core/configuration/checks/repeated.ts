import type { Finding } from '../finding.ts';
import type { OptionPath } from '../option-path.ts';

/** Names that a list holds twice. */
export function repeated(names: readonly string[], path: OptionPath): Finding[] {
  return names.flatMap((name, at): Finding[] => {
    if (names.indexOf(name) === at) return [];
    return [{ path: [...path, at], found: `found ${name} a second time`, todo: 'Keep one of the two.' }];
  });
}
