import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSqsLogEvents } from '../../../adapters/aws/sqs-log-events.ts';
import type { LogEventSource } from '../../../core/ports/log-events.ts';
import { countMessages, setVisibility, type TestQueue, temporaryQueue } from './queue.ts';

const EVENTUALLY = { timeout: 120_000, interval: 100 };

const created = (key: string) =>
  JSON.stringify({
    version: '0',
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { version: '0', bucket: { name: 'bucket' }, object: { key, size: 3, 'version-id': 'v1' } },
  });

describe('the events of log objects in a queue', () => {
  let queue: TestQueue;
  let logEvents: LogEventSource;
  beforeEach(async () => {
    queue = await temporaryQueue();
    logEvents = createSqsLogEvents(queue);
  });
  afterEach(() => queue.dispose());

  const send = async (...bodies: readonly string[]) => {
    for (let at = 0; at < bodies.length; at += 10) {
      const Entries = bodies.slice(at, at + 10).map((MessageBody, i) => ({ Id: String(i), MessageBody }));
      await queue.client.send(new SendMessageBatchCommand({ QueueUrl: queue.queueUrl, Entries }));
    }
  };

  it('is nothing while nothing waits', async () => {
    const { keys, nForeign, acknowledge } = await logEvents.receive(100);
    expect({ keys, nForeign }).toEqual({ keys: [], nForeign: 0 });
    await acknowledge();
  });

  it('gives the keys of all that waits, each once and as they are', async () => {
    const keys = Array.from({ length: 23 }, (_, i) => `predictions/cars/a+b%20 ${i} Zoë.jsonl`);
    await send(...keys.map(created), created(keys[0]!));
    const received = await logEvents.receive(100);
    expect([...received.keys].sort()).toEqual([...keys].sort());
    expect(received.nForeign).toBe(0);
  });

  it('takes no more messages than it is asked for, and the others later', async () => {
    const keys = Array.from({ length: 15 }, (_, i) => `predictions/cars/${i}`);
    await send(...keys.map(created));
    const first = await logEvents.receive(12);
    const second = await logEvents.receive(12);
    expect([first.keys.length, second.keys.length]).toEqual([12, 3]);
    expect([...first.keys, ...second.keys].sort()).toEqual(keys.sort());
  });

  it('gives again what was not acknowledged, and not what was', async () => {
    await send(created('predictions/cars/1'));
    await setVisibility(queue, 2);
    expect((await logEvents.receive(10)).keys).toEqual(['predictions/cars/1']);
    await setVisibility(queue, 600);
    const again = await vi.waitFor(async () => {
      const received = await logEvents.receive(10);
      expect(received.keys).toEqual(['predictions/cars/1']);
      return received;
    }, EVENTUALLY);
    expect(await countMessages(queue)).toBe(1);
    await again.acknowledge();
    await expect.poll(() => countMessages(queue), EVENTUALLY).toBe(0);
  });

  it('counts what tells of no object, and acknowledges it with the rest', async () => {
    await send(
      'no JSON',
      '{}',
      created('actuals/cars/1').replace('Created', 'Deleted'),
      created('actuals/cars/2'),
    );
    const { keys, nForeign, acknowledge } = await logEvents.receive(10);
    expect({ keys, nForeign }).toEqual({ keys: ['actuals/cars/2'], nForeign: 3 });
    expect(await countMessages(queue)).toBe(4);
    await acknowledge();
    await expect.poll(() => countMessages(queue), EVENTUALLY).toBe(0);
  });
});
