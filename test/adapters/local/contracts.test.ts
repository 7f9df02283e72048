import { createFileMetricSink } from '../../../adapters/local/file-metric-sink.ts';
import { createFileNotifier } from '../../../adapters/local/file-notifier.ts';
import { createFileObjectStore } from '../../../adapters/local/file-object-store.ts';
import { createFileRegistry } from '../../../adapters/local/file-registry.ts';
import type { MetricDatum } from '../../../core/ports/metric-sink.ts';
import type { Notification } from '../../../core/ports/notifier.ts';
import { describeMetricSink } from '../../contracts/metric-sink.contract.ts';
import { describeNotifier } from '../../contracts/notifier.contract.ts';
import { describeObjectStore } from '../../contracts/object-store.contract.ts';
import { describeRegistry } from '../../contracts/registry.contract.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import { temporaryFolder } from './temporary-folder.ts';

describeObjectStore('a folder', async () => {
  const { root, dispose } = await temporaryFolder();
  return { store: createFileObjectStore(root), dispose };
});

describeRegistry('a folder', async () => {
  const { root, dispose } = await temporaryFolder();
  return { registry: createFileRegistry(root), dispose };
});

// What the tests of the registry's domain run on must be a registry too.
describeRegistry('memory', async () => ({ registry: createMemoryRegistry(), dispose: async () => {} }));

describeMetricSink('a folder', async () => {
  const { root, dispose } = await temporaryFolder();
  const published = async () =>
    (await bodiesIn(root)).flatMap((body) =>
      body
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as MetricDatum),
    );
  return { sink: createFileMetricSink(root), published, dispose };
});

describeNotifier('a folder', async () => {
  const { root, dispose } = await temporaryFolder();
  const delivered = async () => (await bodiesIn(root)).map((body) => JSON.parse(body) as Notification);
  return { notifier: createFileNotifier(root), delivered, dispose };
});

async function bodiesIn(root: string): Promise<string[]> {
  const store = createFileObjectStore(root);
  const bodies: string[] = [];
  for await (const { key } of store.list('')) bodies.push(new TextDecoder().decode(await store.get(key)));
  return bodies;
}
