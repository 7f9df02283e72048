import { describe, expect, it } from 'vitest';
import { readableIn, statementText } from './readable.ts';
import { type Part, resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();
const readable = readableIn(template);
const rules = resourcesOf(template, 'AWS::Events::Rule');
const queues = resourcesOf(template, 'AWS::SQS::Queue');

function targetsOf(path: string) {
  return rules[path]!.Properties.Targets.map(({ Arn, DeadLetterConfig, RetryPolicy }: Part) => ({
    to: readable(Arn),
    deadLetters: readable(DeadLetterConfig.Arn),
    maxAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds,
  }));
}

const kept = { deadLetters: 'DeadLetters', maxAgeSeconds: 6 * 3600 };

describe('a rule', () => {
  it('sends uploads to CLEAN', () => {
    const { detail, ...pattern } = rules['Cleaning/Uploaded']!.Properties.EventPattern;
    expect(pattern).toEqual({ source: ['aws.s3'], 'detail-type': ['Object Created'] });
    expect(readable(detail.bucket.name)).toBe('Storage/Bucket');
    expect(detail.object.key).toEqual([{ prefix: 'raw/' }]);
    expect(targetsOf('Cleaning/Uploaded')).toEqual([{ to: 'Cleaning/Clean', ...kept }]);
  });

  it('gathers predictions and actuals in the queue', () => {
    const { detail, ...pattern } = rules['Monitoring/Logged']!.Properties.EventPattern;
    expect(pattern).toEqual({ source: ['aws.s3'], 'detail-type': ['Object Created'] });
    expect(readable(detail.bucket.name)).toBe('Storage/Bucket');
    expect(detail.object.key).toEqual([{ prefix: 'predictions/' }, { prefix: 'actuals/' }]);
    expect(targetsOf('Monitoring/Logged')).toEqual([{ to: 'Monitoring/LogQueue', ...kept }]);
  });

  it('looks after executions of TUNE that ended otherwise than well', () => {
    const { detail, ...pattern } = rules['Tuning/Ended']!.Properties.EventPattern;
    expect(pattern).toEqual({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
    });
    expect(detail.status).toEqual(['FAILED', 'TIMED_OUT', 'ABORTED']);
    expect(readable(detail.stateMachineArn)).toBe('Tuning/StateMachine');
    expect(targetsOf('Tuning/Ended')).toEqual([{ to: 'Tuning/ExecutionEnded', ...kept }]);
  });

  it('may invoke its function, and no other rule may', () => {
    const permissions = Object.values(resourcesOf(template, 'AWS::Lambda::Permission'));
    const allowed = permissions.map(({ Properties: { Principal, FunctionName, SourceArn } }) =>
      [Principal, readable(FunctionName), readable(SourceArn)].join(' '),
    );
    expect(allowed.sort()).toEqual([
      'events.amazonaws.com Cleaning/Clean Cleaning/Uploaded',
      'events.amazonaws.com Tuning/ExecutionEnded Tuning/Ended',
    ]);
  });
});

describe('the queues', () => {
  it.each([
    'DeadLetters',
    'Monitoring/LogQueue',
  ])('%s is encrypted and keeps messages for 14 days', (path) => {
    const { SqsManagedSseEnabled, MessageRetentionPeriod } = queues[path]!.Properties;
    expect([SqsManagedSseEnabled, MessageRetentionPeriod]).toEqual([true, 14 * 24 * 3600]);
  });

  it('give a message of a failed tick to ten ticks, each time before the second one after', () => {
    const { VisibilityTimeout, RedrivePolicy } = queues['Monitoring/LogQueue']!.Properties;
    expect([VisibilityTimeout, RedrivePolicy.maxReceiveCount]).toEqual([120, 10]);
    expect(readable(RedrivePolicy.deadLetterTargetArn)).toBe('DeadLetters');
  });

  it('take messages over TLS, and only from our rules', () => {
    const policies = Object.entries(resourcesOf(template, 'AWS::SQS::QueuePolicy'));
    const texts = policies.map(([path, { Properties }]) => [
      path,
      Properties.PolicyDocument.Statement.map((statement: Part) => statementText(statement, readable)),
    ]);
    const sends = (queue: string, rule: string, asks = '') =>
      `events.amazonaws.com may ${asks}sqs:SendMessage on ${queue} if ArnEquals aws:SourceArn ${rule}`;
    const noTls = (queue: string) => `NOT: * may sqs:* on ${queue} if Bool aws:SecureTransport false`;
    expect(Object.fromEntries(texts)).toEqual({
      'DeadLetters/Policy': [
        noTls('DeadLetters'),
        sends('DeadLetters', 'Cleaning/Uploaded'),
        sends('DeadLetters', 'Tuning/Ended'),
        sends('DeadLetters', 'Monitoring/Logged'),
      ],
      'Monitoring/LogQueue/Policy': [
        noTls('Monitoring/LogQueue'),
        sends('Monitoring/LogQueue', 'Monitoring/Logged', 'sqs:GetQueueAttributes, sqs:GetQueueUrl, '),
      ],
    });
  });
});

describe('the tick', () => {
  it('comes every five minutes, on time, and is never made up for', () => {
    const { ScheduleExpression, FlexibleTimeWindow, Target } = resourcesOf(
      template,
      'AWS::Scheduler::Schedule',
    )['Monitoring/Tick']!.Properties;
    expect([ScheduleExpression, FlexibleTimeWindow]).toEqual(['rate(5 minutes)', { Mode: 'OFF' }]);
    expect(readable(Target.Arn)).toBe('Monitoring/Dispatch');
    expect(Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
  });
});
