import type { MetricDatum } from '../../core/ports/metric-sink.ts';
import type { Notification } from '../../core/ports/notifier.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { type MemoryObjectStore, memoryObjectStore } from './memory-object-store.ts';
import { createMemoryRegistry } from './memory-registry.ts';

export interface MemoryPorts extends Ports {
  readonly store: MemoryObjectStore;
  readonly published: MetricDatum[][];
  readonly notified: Notification[];
}

/** All ports in memory, with what was published and notified at hand. */
export function memoryPorts(): MemoryPorts {
  const published: MetricDatum[][] = [];
  const notified: Notification[] = [];
  return {
    store: memoryObjectStore(),
    registry: createMemoryRegistry(),
    metricSink: { publish: async (_, data) => void published.push([...data]) },
    notifier: { notify: async (notification) => void notified.push(notification) },
    published,
    notified,
  };
}
