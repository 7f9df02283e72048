import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { emulatorSettings, uniqueName } from './emulator.ts';

export interface TestQueue {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly dispose: () => Promise<void>;
}

/** A new queue of the test's own. What is received from it does not come again within a test. */
export async function temporaryQueue(): Promise<TestQueue> {
  const client = new SQSClient(emulatorSettings());
  const { QueueUrl } = await client.send(
    new CreateQueueCommand({ QueueName: uniqueName(), Attributes: { VisibilityTimeout: '600' } }),
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

/** From now on, what is received from the queue comes again after so many seconds. */
export async function setVisibility({ client, queueUrl }: TestQueue, seconds: number): Promise<void> {
  const Attributes = { VisibilityTimeout: String(seconds) };
  await client.send(new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes }));
}

/** How many messages the queue holds: those that wait, and those that were received and not deleted. */
export async function countMessages({ client, queueUrl }: TestQueue): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
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
