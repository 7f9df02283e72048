import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { LogEventSource } from '../../core/ports/log-events.ts';
import { createdKeyIn } from './object-created-event.ts';

export interface SqsQueue {
  readonly client: SQSClient;
  readonly queueUrl: string;
}

/** What one request takes. */
const BATCH = 10;
const MAX_TRIES = 3;

/** A queue of S3's Object Created events, as EventBridge writes them. */
export function createSqsLogEvents(queue: SqsQueue): LogEventSource {
  return {
    receive: async (maxMessages) => {
      const messages = await receiveAll(queue, maxMessages);
      const keys = messages.map(({ Body = '' }) => createdKeyIn(Body));
      return {
        keys: [...new Set(keys.filter((key) => key !== undefined))],
        nForeign: keys.filter((key) => key === undefined).length,
        acknowledge: () => deleteAll(queue, messages),
      };
    },
  };
}

async function receiveAll({ client, queueUrl }: SqsQueue, maxMessages: number): Promise<Message[]> {
  const received: Message[] = [];
  while (received.length < maxMessages) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: Math.min(BATCH, maxMessages - received.length),
        // Without any waiting only some of SQS's servers are asked, and a message on another one seems not to be there.
        WaitTimeSeconds: 1,
      }),
    );
    if (Messages.length === 0) break;
    received.push(...Messages);
  }
  return received;
}

async function deleteAll(queue: SqsQueue, messages: readonly Message[]): Promise<void> {
  for (let at = 0; at < messages.length; at += BATCH) {
    await deleteBatch(queue, messages.slice(at, at + BATCH), 1);
  }
}

/**
 * One that SQS did not delete for a reason of its own is tried again; one whose receipt has run out is left: it has gone back to
 * the queue and arrives again, which changes nothing.
 */
async function deleteBatch(queue: SqsQueue, messages: readonly Message[], nTries: number): Promise<void> {
  const { Failed = [] } = await queue.client.send(
    new DeleteMessageBatchCommand({
      QueueUrl: queue.queueUrl,
      Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
    }),
  );
  const again = Failed.filter(({ SenderFault }) => !SenderFault).map(({ Id }) => messages[Number(Id)]!);
  if (again.length > 0 && nTries < MAX_TRIES) await deleteBatch(queue, again, nTries + 1);
}
