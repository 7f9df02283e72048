import type { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { createLambdaTrainers } from '../../../adapters/aws/lambda-trainers.ts';
import { TRAINER_RESPONSE_FORMAT, type TrainerRequest } from '../../../core/contracts/trainer.ts';
import { type Behaviour, describeTrainers } from '../../contracts/trainers.contract.ts';
import { type MemoryObjectStore, memoryObjectStore } from '../../support/memory-object-store.ts';
import { trainerSpec } from '../../support/trainer-spec.ts';
import { type Answer, serviceError, stubClient } from './stub-client.ts';

const arnOf = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
const bytes = (text: string) => new TextEncoder().encode(text);
const BEHAVIOURS: readonly Behaviour[] = ['measures', 'fails', 'hangs'];

/** Lambda with three functions that read and write a bucket of their own. */
function lambdaOver(store: MemoryObjectStore): LambdaClient {
  const keyOf = (place: string) => place.replace('s3://bucket/', '');
  const behave = async (name: string, request: TrainerRequest) => {
    if (name === 'fails') {
      const error = { errorType: 'ValueError', errorMessage: 'no such parameter' };
      return { FunctionError: 'Unhandled', Payload: bytes(JSON.stringify(error)) };
    }
    const body = await store.get(keyOf(request.test!));
    await store.put(keyOf(request.model!), body);
    return {
      Payload: bytes(JSON.stringify({ format: TRAINER_RESPONSE_FORMAT, predictions: [body.length] })),
    };
  };
  const send = ({ input }: { input: never }, { abortSignal }: { abortSignal: AbortSignal }) => {
    const { FunctionName, Payload } = input as { FunctionName: string; Payload: string };
    const name = FunctionName.slice(FunctionName.lastIndexOf(':') + 1);
    if (name !== 'hangs') return behave(name, JSON.parse(Payload));
    return new Promise((_, reject) => {
      abortSignal.addEventListener('abort', () => reject(new Error('Request aborted')));
    });
  };
  return { send } as unknown as LambdaClient;
}

describeTrainers('Lambda', async () => {
  const store = memoryObjectStore();
  return {
    trainers: createLambdaTrainers({
      client: lambdaOver(store),
      bucketName: 'bucket',
      allowed: BEHAVIOURS.map(arnOf),
    }),
    store,
    trainerThat: (behaviour) =>
      trainerSpec({ arn: arnOf(behaviour), timeoutSeconds: behaviour === 'hangs' ? 1 : 60 }),
    unreachable: trainerSpec({ command: ['python3', 'trainer.py'] }),
    dispose: async () => {},
  };
});

describe('a Lambda function as a trainer', () => {
  const trainer = trainerSpec({ arn: arnOf('trees') });
  const request = { action: 'fit', response: 's3://bucket/response' } as TrainerRequest;
  const withLambda = (answer: Answer, allowed?: readonly string[]) => {
    const { client, calls } = stubClient<LambdaClient>(answer);
    return { calls, trainers: createLambdaTrainers({ client, bucketName: 'bucket', allowed }) };
  };
  const call = (answer: Answer) => withLambda(answer).trainers.call(trainer, request);

  it('is invoked with the request, and waited for', async () => {
    const { calls, trainers } = withLambda(() => ({ Payload: bytes('{"format":"x"}') }));
    expect(await trainers.call(trainer, request)).toEqual({ format: 'x' });
    const [{ operation, input }] = calls as [(typeof calls)[0]];
    const { Payload, ...rest } = input;
    expect([operation, rest]).toEqual([
      'Invoke',
      { FunctionName: arnOf('trees'), InvocationType: 'RequestResponse' },
    ]);
    expect(JSON.parse(Payload)).toEqual(request);
  });

  it.each(['null', ''])('says by %j that the response is written', async (payload) => {
    expect(await call(() => ({ Payload: bytes(payload) }))).toBeUndefined();
  });

  it('is refused for what is no JSON', async () => {
    await expect(call(() => ({ Payload: bytes('[NaN]') }))).rejects.toThrow(
      'trainer measuring: its response is no JSON, which NaN and Infinity are not either.',
    );
  });

  it.each([
    ['TooManyRequestsException', 429, 'UnavailableError'],
    ['ServiceException', 500, 'UnavailableError'],
    ['ResourceNotFoundException', 404, 'ConfigurationError'],
    ['AccessDeniedException', 403, 'ConfigurationError'],
  ])('that answers %s is an error that tells whether to try again', async (code, status, name) => {
    const error = serviceError(code, status);
    await expect(
      call(() => {
        throw error;
      }),
    ).rejects.toMatchObject({ name, cause: error });
  });

  it('is refused, and not invoked, where the stack does not name it', async () => {
    const { calls, trainers } = withLambda(() => ({}), [arnOf('nets')]);
    await expect(trainers.call(trainer, request)).rejects.toThrow(
      `trainer measuring arn: the stack does not name ${arnOf('trees')}. Allowed: ${arnOf('nets')}. ` +
        'Deploy the stack with it: cdk deploy -c trainers=ARN,ARN.',
    );
    expect(calls).toEqual([]);
  });
});
