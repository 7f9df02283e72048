import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import { maxUploadBytes } from '../../lib/max-upload-bytes.ts';
import { Upkeep, type UpkeepProps } from '../../lib/upkeep.ts';
import { withOutput } from './synthesise.ts';

function templateOf(...deployments: UpkeepProps[]): Template {
  return withOutput((outdir) => {
    const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] }, outdir }), 'Own');
    deployments.forEach((props, index) => {
      new Upkeep(stack, `Upkeep${index}`, props);
    });
    return Template.fromStack(stack);
  });
}

describe('the construct', () => {
  const template = templateOf({
    name: 'cars',
    tick: Duration.minutes(15),
    mapConcurrency: 50,
    cleanMemoryMb: 3008,
    tuneMemoryMb: 2048,
    monitorMemoryMb: 1024,
    architecture: Architecture.X86_64,
    logRetention: RetentionDays.ONE_WEEK,
    metricNamespace: 'Cars/Prices',
    dashboard: false,
  });

  it('puts its properties where they belong', () => {
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
    template.hasResourceProperties('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(15 minutes)' });
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', { StateMachineName: 'cars-tune' });
    template.allResourcesProperties('AWS::Lambda::Function', { Architectures: ['x86_64'] });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  });

  it('gives CLEAN a limit that fits its memory', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      MemorySize: 3008,
      Environment: { Variables: { UPKEEP_MAX_UPLOAD_BYTES: `${maxUploadBytes(3008)}` } },
    });
  });

  it('gives the steps of TUNE and MONITOR their memory', () => {
    const sizes = Object.values(template.findResources('AWS::Lambda::Function'));
    const memory = sizes.map(({ Properties }) => Properties.MemorySize).sort((a, b) => a - b);
    expect(memory).toEqual([512, 512, 512, 512, 1024, 2048, 2048, 2048, 2048, 3008]);
  });

  it('publishes in its namespace only', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { UPKEEP_METRIC_NAMESPACE: 'Cars/Prices' } },
    });
    expect(JSON.stringify(template.toJSON())).toContain('{"cloudwatch:namespace":"Cars/Prices"}');
  });

  it('stands twice in a stack under two names', () => {
    templateOf({ name: 'cars' }, { name: 'vans' }).resourceCountIs('AWS::StepFunctions::StateMachine', 2);
  });
});
