import type { MetricSink } from './metric-sink.ts';
import type { Notifier } from './notifier.ts';
import type { ObjectStore } from './object-store.ts';
import type { Registry } from './registry.ts';
import type { Trainers } from './trainers.ts';

/** Everything outside that the steps use. A step names the ports that it needs with `Pick`. */
export interface Ports {
  readonly store: ObjectStore;
  readonly registry: Registry;
  readonly metricSink: MetricSink;
  readonly notifier: Notifier;
  /** Absent where no trainer can be called. */
  readonly trainers?: Trainers | undefined;
}
