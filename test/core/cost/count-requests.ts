import type { Requests } from '../../../core/cost/requests.ts';
import type { Ports } from '../../../core/ports/ports.ts';

/** The requests that AWS counts, by the port's method that makes them. */
const COUNTED_AS: Readonly<Record<string, keyof Requests>> = {
  'store.get': 'gets',
  'store.open': 'gets',
  'store.head': 'gets',
  'store.put': 'puts',
  'store.putIfAbsent': 'puts',
  'store.list': 'lists',
  'registry.read': 'reads',
  'registry.list': 'reads',
  'registry.write': 'writes',
};

/** Ports that count what is asked of them; `taken` answers the counts since it was last called. */
export function countRequests<P extends Ports>(ports: P): { ports: P; taken: () => Requests } {
  let counts: Partial<Record<keyof Requests, number>> = {};
  const counting = <T extends object>(port: T, name: string): T =>
    new Proxy(port, {
      get(target, key) {
        const value = Reflect.get(target, key) as unknown;
        const kind = COUNTED_AS[`${name}.${String(key)}`];
        if (kind === undefined || typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          counts[kind] = (counts[kind] ?? 0) + 1;
          return value.apply(target, given);
        };
      },
    });
  return {
    ports: {
      ...ports,
      store: counting(ports.store, 'store'),
      registry: counting(ports.registry, 'registry'),
    },
    taken() {
      const before = counts;
      counts = {};
      return before;
    },
  };
}
