import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ingestObject } from '../../../core/monitoring/ingest-object.ts';
import type { LogKind } from '../../../core/monitoring/monitor-keys.ts';
import { partitionUnitOf } from '../../../core/monitoring/partition.ts';
import { retuneRecords } from '../../../core/monitoring/retune-rows.ts';
import { readUnplacedLabels } from '../../../core/monitoring/unplaced-labels.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { evaluateAll, type LogLine, MODEL, uploadLines } from './support.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
// Few moments, so that records collide: two windows, and two moments in one of them.
const time = fc.constantFrom('1978-06-01T03:00Z', '1978-06-01T20:00Z', '1978-06-02T03:00Z');
const value = fc.integer({ min: -5, max: 5 });
const features = fc.record({ weight: fc.option(fc.nat(3)) });
const predictions = fc.array(
  fc.record(
    { id, time, version: fc.constantFrom(1, 2), prediction: value, actual: value, features },
    { requiredKeys: ['id', 'time', 'version', 'prediction'] },
  ),
  { maxLength: 25 },
);
const actuals = fc.array(fc.record({ id, actual: value, time }, { requiredKeys: ['id', 'actual'] }), {
  maxLength: 15,
});

interface LogObject {
  readonly kind: LogKind;
  readonly file: string;
  readonly lines: readonly LogLine[];
}

/** What comes of objects that arrived in the given order, and were read in another. */
async function outcome(objects: readonly LogObject[], window: string, order = [...objects.keys()]) {
  const store = memoryObjectStore();
  const arrived = [];
  for (const { kind, file, lines } of objects) {
    arrived.push({ kind, info: await uploadLines(store, `${kind}/${MODEL}/${file}`, lines) });
  }
  for (const index of order) {
    // Evaluating in between must leave no trace.
    await evaluateAll(store, { window });
    const partitionUnit = partitionUnitOf(window);
    await ingestObject({ store, model: MODEL, ...arrived[index]!, partitionUnit });
  }
  const windows = await evaluateAll(store, { window });
  const unplaced = await readUnplacedLabels(store, MODEL);
  const rows = await retuneRecords({
    store,
    model: MODEL,
    columns: ['weight'],
    unplaced,
    horizonMs: Number.POSITIVE_INFINITY,
  }).catch((error: Error) => error.name);
  return { windows: windows.map(({ fingerprint: _, ...window }) => window), rows };
}

function splitInto(kind: LogKind, lines: readonly LogLine[], objectOf: readonly number[]): LogObject[] {
  const groups = new Map<number, LogLine[]>();
  for (const [index, line] of lines.entries()) {
    const object = objectOf[index % objectOf.length]!;
    groups.set(object, [...(groups.get(object) ?? []), line]);
  }
  return [...groups].map(([object, of]) => ({ kind, file: `part-${object}.jsonl`, lines: of }));
}

/** Of two labels the later one counts, so an earlier part of the log must arrive earlier; its key says nothing. */
function cut(lines: readonly LogLine[], sizes: readonly number[]): LogObject[] {
  const objects: LogObject[] = [];
  for (let from = 0; from < lines.length; ) {
    const size = 1 + (sizes[objects.length % sizes.length] ?? 0);
    const file = `part-${9 - (objects.length % 10)}${objects.length}.jsonl`;
    objects.push({ kind: 'actuals', file, lines: lines.slice(from, from + size) });
    from += size;
  }
  return objects;
}

test('any split of the log, read in any order, any object of it twice, equals one pass', async () => {
  await fc.assert(
    fc.asyncProperty(
      predictions,
      actuals,
      fc.array(fc.nat(3), { minLength: 1, maxLength: 10 }),
      fc.constantFrom('1 day', '6 hours'),
      fc.infiniteStream(fc.nat(1_000)),
      async (predicted, labels, objectOf, window, random) => {
        const objects = [...splitInto('predictions', predicted, objectOf), ...cut(labels, objectOf)];
        const once = [...objects.keys()];
        const twice = once.filter(() => random.next().value % 3 === 0);
        const shuffled = [...once, ...twice]
          .map((index) => ({ index, at: random.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ index }) => index);
        const onePass: LogObject[] = [
          { kind: 'predictions', file: 'all.jsonl', lines: predicted },
          { kind: 'actuals', file: 'all.jsonl', lines: labels },
        ];
        expect(await outcome(objects, window, shuffled)).toEqual(await outcome(onePass, window));
      },
    ),
    { numRuns: 60 },
  );
});
