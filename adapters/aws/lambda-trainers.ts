import { InvokeCommand, type InvokeCommandOutput, type LambdaClient } from '@aws-sdk/client-lambda';
import type { TrainerSpec } from '../../core/contracts/config/grids/trainer-grid.ts';
import type { TrainerRequest } from '../../core/contracts/trainer.ts';
import { ConfigurationError, DataRefusedError, UnavailableError } from '../../core/errors.ts';
import type { Trainers } from '../../core/ports/trainers.ts';
import { whereOf } from '../../core/trainers/trainer-desk.ts';
import { type AwsError, isTransient, wordsOf } from './aws-error.ts';

export interface LambdaTrainersOptions {
  readonly client: LambdaClient;
  readonly bucketName: string;
  /** The ARNs that may be invoked. @default whatever the credentials allow */
  readonly allowed?: readonly string[] | undefined;
}

const SHOWN_CHARACTERS = 500;

/**
 * Trainers as Lambda functions: each is given the request as its event, and returns the response, or null once it has written
 * it. One that takes too long is no longer waited for; its own timeout ends it.
 */
export function createLambdaTrainers({ client, bucketName, allowed }: LambdaTrainersOptions): Trainers {
  return {
    check: (trainer) => void arnOf(trainer, allowed),
    place: (key) => `s3://${bucketName}/${key}`,
    call: async (trainer, request) => answerOf(await invoke({ client, trainer, request, allowed }), trainer),
  };
}

interface Invocation extends Pick<LambdaTrainersOptions, 'client' | 'allowed'> {
  readonly trainer: TrainerSpec;
  readonly request: TrainerRequest;
}

async function invoke({ client, trainer, request, allowed }: Invocation): Promise<InvokeCommandOutput> {
  const command = new InvokeCommand({
    FunctionName: arnOf(trainer, allowed),
    InvocationType: 'RequestResponse',
    Payload: JSON.stringify(request),
  });
  const abortSignal = AbortSignal.timeout(trainer.timeoutSeconds * 1000);
  try {
    return await client.send(command, { abortSignal });
  } catch (error) {
    if (abortSignal.aborted) {
      const found = `it took longer than the ${trainer.timeoutSeconds} s that timeoutSeconds allows`;
      throw new DataRefusedError({ where: whereOf(trainer), found }, { cause: error });
    }
    throw notInvoked(trainer, error as AwsError);
  }
}

function arnOf(trainer: TrainerSpec, allowed: readonly string[] | undefined): string {
  const { arn } = trainer;
  if (arn !== undefined && (allowed === undefined || allowed.includes(arn))) return arn;
  throw new ConfigurationError({
    where: `${whereOf(trainer)} arn`,
    found: arn === undefined ? 'it has no arn' : `the stack does not name ${arn}`,
    allowed: allowed === undefined ? 'the ARN of a Lambda function' : allowed.join(', '),
    todo:
      arn === undefined
        ? 'Say under tune.estimators which Lambda function trains'
        : 'Deploy the stack with it: cdk deploy -c trainers=ARN,ARN',
  });
}

function notInvoked(trainer: TrainerSpec, error: AwsError): Error {
  if (isTransient(error)) {
    const found = `it cannot be invoked now: ${wordsOf(error)}`;
    return new UnavailableError({ where: whereOf(trainer), found, todo: 'Try again' }, { cause: error });
  }
  const status = error.$metadata?.httpStatusCode;
  if (status !== 403 && status !== 404) return error;
  return new ConfigurationError(
    {
      where: `${whereOf(trainer)} arn`,
      found: `${trainer.arn} cannot be invoked: ${wordsOf(error)}`,
      todo: 'See that the function exists, and that whoever calls it may: for a stack, cdk deploy -c trainers=ARN',
    },
    { cause: error },
  );
}

/** What the function returned; null says that the response is written. */
function answerOf({ FunctionError, Payload }: InvokeCommandOutput, trainer: TrainerSpec): unknown {
  const text = new TextDecoder().decode(Payload ?? new Uint8Array());
  const refused = (found: string) => new DataRefusedError({ where: whereOf(trainer), found });
  if (FunctionError !== undefined) throw refused(`it failed: ${text.slice(0, SHOWN_CHARACTERS)}`);
  try {
    return text === '' ? undefined : (JSON.parse(text) ?? undefined);
  } catch {
    throw refused('its response is no JSON, which NaN and Infinity are not either');
  }
}
