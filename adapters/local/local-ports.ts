import { join } from 'node:path';
import type { Ports } from '../../core/ports/ports.ts';
import { createFileMetricSink } from './file-metric-sink.ts';
import { createFileNotifier } from './file-notifier.ts';
import { createFileObjectStore } from './file-object-store.ts';
import { createFileRegistry } from './file-registry.ts';

/** A whole deployment in one folder: `objects/`, `registry/`, `metrics/` and `notifications/`. Nothing is made before it is written. */
export function createLocalPorts(root: string): Ports {
  return {
    store: createFileObjectStore(objectsFolder(root)),
    registry: createFileRegistry(join(root, 'registry')),
    metricSink: createFileMetricSink(join(root, 'metrics')),
    notifier: createFileNotifier(join(root, 'notifications')),
  };
}

/** Where the objects are, for a thread that opens them by itself. */
export function objectsFolder(root: string): string {
  return join(root, 'objects');
}
