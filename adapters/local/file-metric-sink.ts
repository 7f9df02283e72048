import { canonicalJson } from '../../core/hashing/canonical-json.ts';
import type { MetricSink } from '../../core/ports/metric-sink.ts';
import { createFileObjectStore } from './file-object-store.ts';

/**
 * `<model>/<publicationId>.jsonl`, a line a datum. A repeated publication replaces its own file, so that it counts once.
 * @throws TypeError for a value that is not finite: JSON would turn it into null
 */
export function createFileMetricSink(root: string): MetricSink {
  const store = createFileObjectStore(root);
  return {
    publish: async (publicationId, data) => {
      for (const model of new Set(data.map(({ dimensions }) => dimensions.model))) {
        const lines = data
          .filter((datum) => datum.dimensions.model === model)
          .map((datum) => `${canonicalJson(datum)}\n`);
        await store.put(`${model}/${publicationId}.jsonl`, lines.join(''));
      }
    },
  };
}
