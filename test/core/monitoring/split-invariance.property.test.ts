import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ingestObject } from '../../../core/monitoring/ingest-object.ts';
import type { LogKind } from '../../../core/monitoring/monitor-keys.ts';
import { retuneRecords } from '../../../core/monitoring/retune-rows.ts';
import { readUnplacedLabels } from '../../../core/monitoring/unplaced-labels.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { evaluateAll, jsonLines, type LogLine, MODEL } from './support.ts';

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

interface Delivery {
  readonly kind: LogKind;
  readonly file: string;
  readonly lines: readonly LogLine[];
}

async function outcome(deliveries: readonly Delivery[]) {
  const store = memoryObjectStore();
  for (const { kind, file, lines } of deliveries) {
    // Evaluating in between must leave no trace.
    await evaluateAll(store);
    const info = await store.put(`${kind}/${MODEL}/${file}`, jsonLines(lines));
    await ingestObject({ store, model: MODEL, kind, info });
  }
  // Within the horizon of both days, as labels without a time have one.
  const windows = await evaluateAll(store, {}, Date.parse('1978-06-20'));
  const unplaced = await readUnplacedLabels(store, MODEL);
  const rows = await retuneRecords({ store, model: MODEL, columns: ['weight'], unplaced }).catch(
    (error: Error) => error.name,
  );
  return { windows: windows.map(({ fingerprint: _, ...window }) => window), rows };
}

function splitInto(kind: LogKind, lines: readonly LogLine[], objectOf: readonly number[]): Delivery[] {
  const groups = new Map<number, LogLine[]>();
  for (const [index, line] of lines.entries()) {
    const object = objectOf[index % objectOf.length]!;
    groups.set(object, [...(groups.get(object) ?? []), line]);
  }
  return [...groups].map(([object, of]) => ({ kind, file: `part-${object}.jsonl`, lines: of }));
}

test('any split of the log into objects, in any order, with any object delivered twice, equals one pass', async () => {
  await fc.assert(
    fc.asyncProperty(
      predictions,
      actuals,
      fc.array(fc.nat(3), { minLength: 1, maxLength: 10 }),
      fc.infiniteStream(fc.nat(1_000)),
      async (predicted, labels, objectOf, random) => {
        const objects = [
          ...splitInto('predictions', predicted, objectOf),
          ...splitInto('actuals', labels, objectOf),
        ];
        const twice = objects.filter(() => random.next().value % 3 === 0);
        const shuffled = [...objects, ...twice]
          .map((delivery) => ({ delivery, at: random.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ delivery }) => delivery);
        const onePass = await outcome([
          { kind: 'predictions', file: 'all.jsonl', lines: predicted },
          { kind: 'actuals', file: 'all.jsonl', lines: labels },
        ]);
        expect(await outcome(shuffled)).toEqual(onePass);
      },
    ),
    { numRuns: 60 },
  );
});
