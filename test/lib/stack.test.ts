import { describe, expect, it } from 'vitest';
import { STACK_OUTPUTS } from '../../core/contracts/deployment.ts';
import { readableIn } from './readable.ts';
import { type Resource, resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();

describe('the stack', () => {
  it('has exactly these resources', () => {
    const counts: Record<string, number> = {};
    for (const { Type } of Object.values(template.toJSON().Resources) as Resource[]) {
      counts[Type] = (counts[Type] ?? 0) + 1;
    }
    expect(counts).toEqual({
      'AWS::KMS::Key': 1,
      'AWS::S3::Bucket': 1,
      'AWS::S3::BucketPolicy': 1,
      'AWS::DynamoDB::Table': 1,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
      'AWS::SQS::Queue': 2,
      'AWS::SQS::QueuePolicy': 2,
      'AWS::Lambda::Function': 10,
      'AWS::Lambda::EventInvokeConfig': 4,
      'AWS::Lambda::Permission': 2,
      // The functions, the state machine and the schedule.
      'AWS::IAM::Role': 12,
      'AWS::IAM::Policy': 12,
      // The functions and the state machine.
      'AWS::Logs::LogGroup': 11,
      'AWS::StepFunctions::StateMachine': 1,
      'AWS::Events::Rule': 3,
      'AWS::Scheduler::Schedule': 1,
      'AWS::CloudWatch::Alarm': 10,
      'AWS::CloudWatch::Dashboard': 1,
    });
  });

  it('tells the command line where everything is', () => {
    const outputs = template.toJSON().Outputs as Record<string, { Value: unknown }>;
    expect(Object.keys(outputs).sort()).toEqual(Object.values(STACK_OUTPUTS).sort());
    const readable = readableIn(template);
    const values = Object.entries(outputs).map(([name, { Value }]) => [name, readable(Value)]);
    expect(Object.fromEntries(values)).toEqual({
      BucketName: 'Storage/Bucket',
      TableName: 'Storage/Registry',
      TopicArn: 'Notifications/Topic',
      StateMachineArn: 'Tuning/StateMachine',
      MetricNamespace: 'Upkeep',
    });
  });

  it('keeps bucket, table and key when it is deleted, and nothing else', () => {
    const kept = Object.values(template.toJSON().Resources) as Resource[];
    const types = kept.filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain').map(({ Type }) => Type);
    expect(types.sort()).toEqual(['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket']);
  });

  it('has no function of its own for CloudFormation', () => {
    const types = Object.values(template.toJSON().Resources as Record<string, Resource>).map(
      ({ Type }) => Type,
    );
    expect(types.filter((type) => type.startsWith('Custom::') || type.includes('CustomResource'))).toEqual(
      [],
    );
  });
});

describe('the context', () => {
  const other = synthesise({ stackName: 'Second', tickMinutes: '1', retainData: 'false' });

  it('names what has a fixed name', () => {
    const [machine] = Object.values(resourcesOf(other, 'AWS::StepFunctions::StateMachine'));
    expect(machine!.Properties.StateMachineName).toBe('Second-tune');
    const alarms = Object.values(resourcesOf(other, 'AWS::CloudWatch::Alarm'));
    const names = alarms.map(({ Properties }) => Properties.AlarmName as string);
    expect(names.every((name) => name.startsWith('Second-'))).toBe(true);
  });

  it('sets the tick', () => {
    const [schedule] = Object.values(resourcesOf(other, 'AWS::Scheduler::Schedule'));
    expect(schedule!.Properties.ScheduleExpression).toBe('rate(1 minute)');
  });

  it('lets go of the data when told so', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket']) {
      const [resource] = Object.values(resourcesOf(other, type));
      expect(resource!.DeletionPolicy).toBe('Delete');
    }
  });
});
