import type { JsonValue } from '../../core/contracts/json.ts';
import type { Registry, RegistryItem } from '../../core/ports/registry.ts';

/** A registry that lives as long as a test. Every value is copied, as a real one would. */
export function createMemoryRegistry(): Registry {
  const items = new Map<string, RegistryItem>();
  return {
    read: async (key) => copyOf(items.get(key)),
    write: async (key, value, expectedRevision) => {
      if ((items.get(key)?.revision ?? 0) !== expectedRevision) return false;
      items.set(key, { key, value: structuredClone(value) as JsonValue, revision: expectedRevision + 1 });
      return true;
    },
    list: async function* (prefix) {
      for (const key of [...items.keys()].sort()) {
        if (key.startsWith(prefix)) yield copyOf(items.get(key))!;
      }
    },
  };
}

function copyOf(item: RegistryItem | undefined): RegistryItem | undefined {
  return item && structuredClone(item);
}
