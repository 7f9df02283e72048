import type { SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createSqsLogEvents } from '../../../adapters/aws/sqs-log-events.ts';
import { type Answer, stubClient } from './stub-client.ts';

const N_MESSAGES = 12;
const messageOf = (i: number) => ({ Body: '{}', ReceiptHandle: `receipt ${i}` });

/** A queue with twelve messages, which deletes as `deletion` says. */
function queueOf(deletion: Answer) {
  let nReceived = 0;
  const { client, calls } = stubClient<SQSClient>((call, nCalls) => {
    if (call.operation !== 'ReceiveMessage') return deletion(call, nCalls);
    const n = Math.min(call.input.MaxNumberOfMessages, N_MESSAGES - nReceived);
    nReceived += n;
    return { Messages: Array.from({ length: n }, (_, i) => messageOf(nReceived - n + i)) };
  });
  const receiptsDeleted = () =>
    calls
      .filter(({ operation }) => operation === 'DeleteMessageBatch')
      .map(({ input }) =>
        input.Entries.map(({ ReceiptHandle }: { ReceiptHandle: string }) => Number(ReceiptHandle.slice(8))),
      );
  return { logEvents: createSqsLogEvents({ client, queueUrl: 'queue' }), calls, receiptsDeleted };
}

/** Does not delete the last message of each request. */
const failing =
  (SenderFault: boolean): Answer =>
  ({ input }) => ({ Failed: [{ Id: input.Entries.at(-1).Id, SenderFault }] });

describe('acknowledging the events of log objects', () => {
  it('deletes every message, ten in a request', async () => {
    const { logEvents, receiptsDeleted } = queueOf(() => ({ Failed: [] }));
    await (await logEvents.receive(100)).acknowledge();
    expect(receiptsDeleted()).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [10, 11],
    ]);
  });

  it('deletes again, three times in all, what the service could not delete', async () => {
    const { logEvents, receiptsDeleted } = queueOf(failing(false));
    await (await logEvents.receive(3)).acknowledge();
    expect(receiptsDeleted()).toEqual([[0, 1, 2], [2], [2]]);
  });

  it('leaves a message whose receipt has run out, which comes again', async () => {
    const { logEvents, receiptsDeleted } = queueOf(failing(true));
    await (await logEvents.receive(3)).acknowledge();
    expect(receiptsDeleted()).toEqual([[0, 1, 2]]);
  });

  it('asks for no more than it may', async () => {
    const { logEvents, calls } = queueOf(() => ({}));
    await logEvents.receive(11);
    expect(calls.map(({ input }) => input.MaxNumberOfMessages)).toEqual([10, 1]);
  });
});
