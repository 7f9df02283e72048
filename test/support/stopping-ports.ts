import type { Ports } from '../../core/ports/ports.ts';

export interface StoppingPorts extends Ports {
  /** Effects that were let through. */
  nEffects(): number;
}

/** Ports that let so many writes, publications and notifications through and fail every one after, as a killed process would. */
export function stoppingPorts(ports: Ports, nLetThrough: number): StoppingPorts {
  let nEffects = 0;
  const counted = <A extends unknown[], R>(effect: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      if (nEffects === nLetThrough) throw new Error(`stopped after ${nLetThrough} effects`);
      nEffects++;
      return effect(...args);
    };
  };
  return {
    store: {
      ...ports.store,
      put: counted(ports.store.put),
      putIfAbsent: counted(ports.store.putIfAbsent),
    },
    registry: { ...ports.registry, write: counted(ports.registry.write) },
    metricSink: { publish: counted(ports.metricSink.publish) },
    notifier: { notify: counted(ports.notifier.notify) },
    nEffects: () => nEffects,
  };
}
