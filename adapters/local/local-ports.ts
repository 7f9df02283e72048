import { readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keys } from '../../core/contracts/keys.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { createCommandTrainers } from './command-trainers.ts';
import { createFileMetricSink } from './file-metric-sink.ts';
import { createFileNotifier } from './file-notifier.ts';
import { createFileObjectStore } from './file-object-store.ts';
import { createFileRegistry } from './file-registry.ts';
import { pathOfKey } from './key-path.ts';
import type { OnGroup } from './run-command.ts';
import { isWorkplaceFree } from './workplace.ts';

/** A whole deployment in one folder: `objects/`, `registry/`, `metrics/` and `notifications/`. Nothing is made before it is written. */
export function createLocalPorts(root: string, onGroup?: OnGroup): Required<Ports> {
  return {
    store: createFileObjectStore(objectsFolder(root)),
    registry: createFileRegistry(join(root, 'registry')),
    metricSink: createFileMetricSink(join(root, 'metrics')),
    notifier: createFileNotifier(join(root, 'notifications')),
    trainers: createCommandTrainers({ root: objectsFolder(root), onGroup }),
  };
}

/** Removes what this process, or one that has ended, handed to trainers for a job that is done; not what others still use. */
export async function removeWork(
  root: string,
  { model, job }: { model: string; job: string },
): Promise<void> {
  const folder = dirname(pathOfKey(objectsFolder(root), keys.work(model, job, 'any')));
  const names = await readdir(folder).catch(() => []);
  const free = names.filter(isWorkplaceFree);
  await Promise.all(free.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  // Not empty while another process works there.
  await rmdir(folder).catch(() => {});
}

/** Where the objects are, for a thread that opens them by itself. */
export function objectsFolder(root: string): string {
  return join(root, 'objects');
}
