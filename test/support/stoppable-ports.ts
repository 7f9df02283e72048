import type { Ports } from '../../core/ports/ports.ts';

export interface Stoppable {
  /** What was written, registered, published and notified since the ports were made. */
  nEffects(): number;
  /** Lets `nMore` further effects through and fails every one after, as a process that was stopped; `null` ends that. */
  stopAfter(nMore: number | null): void;
}

/** The ports, with one count over the effects of all of them. Nothing written where something was is no effect. */
export function stoppablePorts<P extends Ports>(ports: P): P & Stoppable {
  let nEffects = 0;
  let effectsLeft: number | null = null;
  const effect = (name: string) => {
    if (effectsLeft === 0) throw new Error(`stopped before ${name}`);
    if (effectsLeft !== null) effectsLeft--;
    nEffects++;
  };
  return {
    ...ports,
    store: {
      ...ports.store,
      put: async (key, body) => {
        effect(`writing ${key}`);
        return ports.store.put(key, body);
      },
      putIfAbsent: async (key, body) => {
        if ((await ports.store.head(key)) !== undefined) return false;
        effect(`writing ${key}`);
        return ports.store.putIfAbsent(key, body);
      },
    },
    registry: {
      ...ports.registry,
      write: async (key, value, expectedRevision) => {
        effect(`registering ${key}`);
        return ports.registry.write(key, value, expectedRevision);
      },
    },
    metricSink: {
      publish: async (publicationId, data) => {
        effect(`publishing ${publicationId}`);
        return ports.metricSink.publish(publicationId, data);
      },
    },
    notifier: {
      notify: async (notification) => {
        effect(`notifying ${notification.subject}`);
        return ports.notifier.notify(notification);
      },
    },
    nEffects: () => nEffects,
    stopAfter: (nMore) => {
      effectsLeft = nMore;
    },
  };
}
