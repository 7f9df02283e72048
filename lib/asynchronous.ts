import { Duration } from 'aws-cdk-lib';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

/** Lambda waits 1 and 2 minutes before its two tries; what is throttled waits longer, and after 6 hours it is a dead letter. */
const MAX_EVENT_AGE = Duration.hours(6);
const RETRY_ATTEMPTS = 2;

/** An invocation that nobody waits for is tried again, and kept as a dead letter when it fails for good. */
export function keepFailedInvocations(of: IFunction, deadLetters: Queue): void {
  of.configureAsyncInvoke({
    retryAttempts: RETRY_ATTEMPTS,
    maxEventAge: MAX_EVENT_AGE,
    onFailure: new SqsDestination(deadLetters),
  });
}

/** A rule's target: the function; an event that EventBridge cannot hand over becomes a dead letter. */
export function functionTarget(target: IFunction, deadLetters: Queue): LambdaFunction {
  return new LambdaFunction(target, { deadLetterQueue: deadLetters, maxEventAge: MAX_EVENT_AGE });
}

/** A rule's target: the queue; an event that EventBridge cannot hand over becomes a dead letter. */
export function queueTarget(queue: Queue, deadLetters: Queue): SqsQueue {
  return new SqsQueue(queue, { deadLetterQueue: deadLetters, maxEventAge: MAX_EVENT_AGE });
}
