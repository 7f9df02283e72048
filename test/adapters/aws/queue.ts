import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { emulatorSettings, uniqueName } from './emulator.ts';

export interface TestQueue {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly dispose: () => Promise<void>;
}

/** A new queue of the test's own. What is received from it comes again after `visibilityTimeoutSeconds`. */
export async function temporaryQueue(visibilityTimeoutSeconds = 30): Promise<TestQueue> {
  const client = new SQSClient(emulatorSettings());
  const { QueueUrl } = await client.send(
    new CreateQueueCommand({
      QueueName: uniqueName(),
      Attributes: { VisibilityTimeout: String(visibilityTimeoutSeconds) },
    }),
  );
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const dispose = async () => {
    await client.send(new DeleteQueueCommand({ QueueUrl }));
    client.destroy();
  };
  return { client, queueUrl: QueueUrl!, queueArn: Attributes!.QueueArn!, dispose };
}

/** Everything that waits in the queue. */
export async function messagesIn({ client, queueUrl }: TestQueue): Promise<Message[]> {
  const found: Message[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) return found;
    found.push(...Messages);
  }
}
