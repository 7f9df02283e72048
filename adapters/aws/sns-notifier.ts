import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notification, Notifier } from '../../core/ports/notifier.ts';
import { snsMessage } from './sns-message.ts';
import { snsSubject } from './sns-subject.ts';

interface SnsTopic {
  readonly client: SNSClient;
  readonly topicArn: string;
}

/** A topic: each kind of subscriber gets its own form of a message, see `snsMessage`, and all the attributes to filter on. */
export function createSnsNotifier({ client, topicArn }: SnsTopic): Notifier {
  return {
    notify: async (notification) => {
      await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: snsSubject(notification.subject),
          MessageStructure: 'json',
          Message: snsMessage(notification),
          MessageAttributes: attributesOf(notification),
        }),
      );
    },
  };
}

function attributesOf({ attributes, deduplicationId }: Notification): Record<string, MessageAttributeValue> {
  const texts = Object.entries({ ...attributes, deduplicationId });
  return Object.fromEntries(
    texts.map(([name, text]) => [name, { DataType: 'String', StringValue: text }] as const),
  );
}
