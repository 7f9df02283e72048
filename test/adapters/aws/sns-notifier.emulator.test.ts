import { CreateTopicCommand, DeleteTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSnsNotifier } from '../../../adapters/aws/sns-notifier.ts';
import type { Notification, Notifier } from '../../../core/ports/notifier.ts';
import { describeNotifier } from '../../contracts/notifier.contract.ts';
import { emulatorSettings, uniqueName } from './emulator.ts';
import { messagesIn, type TestQueue, temporaryQueue } from './queue.ts';

interface SubscribedTopic {
  readonly notifier: Notifier;
  readonly queue: TestQueue;
  readonly dispose: () => Promise<void>;
}

/** A topic and a queue that hears of what passes `filter`, in SNS's envelope unless `raw`. */
async function subscribedTopic({ raw = false, filter = {} } = {}): Promise<SubscribedTopic> {
  const client = new SNSClient(emulatorSettings());
  const queue = await temporaryQueue();
  const { TopicArn } = await client.send(new CreateTopicCommand({ Name: uniqueName() }));
  await client.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: 'sqs',
      Endpoint: queue.queueArn,
      Attributes: { RawMessageDelivery: String(raw), FilterPolicy: JSON.stringify(filter) },
    }),
  );
  const dispose = async () => {
    await client.send(new DeleteTopicCommand({ TopicArn }));
    client.destroy();
    await queue.dispose();
  };
  return { notifier: createSnsNotifier({ client, topicArn: TopicArn! }), queue, dispose };
}

describeNotifier('a topic', async () => {
  const { notifier, queue, dispose } = await subscribedTopic();
  const delivered = async () =>
    (await messagesIn(queue)).map(({ Body }) => JSON.parse(JSON.parse(Body!).Message) as Notification);
  return { notifier, delivered, dispose };
});

const NOTIFICATION: Notification = {
  deduplicationId: 'f00d',
  subject: 'ALARM cars: rmse – too high',
  text: 'rmse was 5.1.',
  body: { value: 5.1 },
  attributes: { model: 'cars', kind: 'alert', severity: 'critical', state: 'ALARM' },
};

describe('the notifier on a topic, over the wire', () => {
  let topic: SubscribedTopic;
  beforeEach(async () => {
    topic = await subscribedTopic({ raw: true, filter: { severity: ['critical'] } });
  });
  afterEach(() => topic.dispose());

  it('sends attributes that a subscription can filter on, and that come with the message', async () => {
    const { attributes } = NOTIFICATION;
    await topic.notifier.notify({ ...NOTIFICATION, attributes: { ...attributes, severity: 'info' } });
    await topic.notifier.notify(NOTIFICATION);
    const messages = await messagesIn(topic.queue);
    expect(messages.map(({ Body }) => JSON.parse(Body!))).toEqual([NOTIFICATION]);
    const texts = Object.entries(messages[0]!.MessageAttributes!).map(([name, { StringValue }]) => [
      name,
      StringValue,
    ]);
    expect(Object.fromEntries(texts)).toEqual({ ...attributes, deduplicationId: 'f00d' });
  });

  it('delivers a message that had to be shortened', async () => {
    await topic.notifier.notify({ ...NOTIFICATION, text: '"'.repeat(300_000) });
    const [message] = await messagesIn(topic.queue);
    expect(JSON.parse(message!.Body!)).toMatchObject({ body: NOTIFICATION.body, deduplicationId: 'f00d' });
  });
});

it('gives a message the subject that mail programs show', async () => {
  const topic = await subscribedTopic();
  await topic.notifier.notify(NOTIFICATION);
  const [message] = await messagesIn(topic.queue);
  expect(JSON.parse(message!.Body!).Subject).toBe('ALARM cars: rmse - too high');
  await topic.dispose();
});
