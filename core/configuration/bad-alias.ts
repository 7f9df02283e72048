import type { YamlNode } from './yaml-node.ts';

/** What the aliases of a file may stand for, in values: a few bytes of them can stand for gigabytes. */
const MAX_ALIASED_VALUES = 10_000;

/** Where the first alias (`*name`) is that stands for nothing, for itself, or for more than a configuration can hold. */
export function badAliasOf(document: YamlNode): number | undefined {
  const sizes = new Map<string, number>();
  let nAliased = 0;
  let bad: number | undefined;
  const sizeOf = ({ offset, key, children, anchor, alias }: YamlNode): number => {
    let size = key === undefined ? 1 : 1 + sizeOf(key);
    if (alias !== undefined) {
      size += sizes.get(alias) ?? Number.POSITIVE_INFINITY;
      nAliased += size;
      if (nAliased > MAX_ALIASED_VALUES) bad ??= offset;
    }
    for (const child of children.values()) size += sizeOf(child);
    // Only now is it known: an alias within its own anchor stands for nothing that ends.
    if (anchor !== undefined) sizes.set(anchor, size);
    return size;
  };
  sizeOf(document);
  return bad;
}
