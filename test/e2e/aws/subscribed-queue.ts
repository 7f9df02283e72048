import { randomUUID } from 'node:crypto';
import { SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Notification } from '../../../core/ports/notifier.ts';
import type { Clients } from './clients.ts';
import { eventually } from './eventually.ts';

/** A message as its receiver sees it: the notification in its body, and the attributes that it was filtered by. */
export interface Received extends Notification {
  readonly messageAttributes: Readonly<Record<string, string>>;
}

export interface SubscribedQueue {
  /** Everything that has arrived so far, in its order. */
  readonly received: Received[];
  /** The first message, from now on, that is as wanted. */
  next(what: string, isWanted: (message: Received) => boolean): Promise<Received>;
  /** Takes what is there, for whoever wants to see that nothing came. */
  drain(): Promise<void>;
  /** Removes the queue and its subscription. */
  close(): Promise<void>;
}

/** A queue subscribed to the topic as `docs/subscribe.md` tells, with a filter on the model. */
export async function subscribeQueue(
  { sns, sqs }: Clients,
  { topicArn, model }: { topicArn: string; model: string },
): Promise<SubscribedQueue> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `upkeep-test-${randomUUID()}` }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const { SubscriptionArn } = await sns.send(
    new SubscribeCommand({
      TopicArn: topicArn,
      Protocol: 'sqs',
      Endpoint: Attributes!.QueueArn!,
      Attributes: { RawMessageDelivery: 'true', FilterPolicy: JSON.stringify({ model: [model] }) },
    }),
  );
  const received: Received[] = [];
  const drain = async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    for (const { Body, ReceiptHandle, MessageAttributes = {} } of Messages) {
      const entries = Object.entries(MessageAttributes).map(([name, { StringValue }]) => [
        name,
        StringValue!,
      ]);
      received.push({ ...JSON.parse(Body!), messageAttributes: Object.fromEntries(entries) });
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  };
  return {
    received,
    drain,
    next: (what, isWanted) => {
      const from = received.length;
      return eventually(what, async () => {
        await drain();
        return received.slice(from).find(isWanted);
      });
    },
    close: async () => {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
  };
}
