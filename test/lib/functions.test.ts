import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../../core/contracts/deployment.ts';
import { maxUploadBytes } from '../../lib/max-upload-bytes.ts';
import { readableIn } from './readable.ts';
import { type Part, resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();
const readable = readableIn(template);
const functions = resourcesOf(template, 'AWS::Lambda::Function');
const STORE = { UPKEEP_BUCKET: 'Storage/Bucket' };
const REGISTRY = { ...STORE, UPKEEP_TABLE: 'Storage/Registry' };
const MESSAGES = { ...REGISTRY, UPKEEP_TOPIC_ARN: 'Notifications/Topic' };
const CLEAN = { UPKEEP_CLEAN_FUNCTION: 'Cleaning/Clean' };
const ENDS = { ...MESSAGES, ...CLEAN };

interface Expected {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Record<string, string>;
}

const FUNCTIONS: Record<string, Expected> = {
  'Cleaning/Clean': {
    memoryMb: 1769,
    timeoutSeconds: 900,
    environment: {
      ...MESSAGES,
      UPKEEP_STATE_MACHINE_ARN: 'stateMachine:Upkeep-tune',
      UPKEEP_MAX_UPLOAD_BYTES: `${maxUploadBytes(1769)}`,
    },
  },
  'Tuning/Plan': { memoryMb: 1769, timeoutSeconds: 900, environment: REGISTRY },
  'Tuning/EvaluatePath': { memoryMb: 1769, timeoutSeconds: 900, environment: STORE },
  'Tuning/Select': { memoryMb: 1769, timeoutSeconds: 900, environment: STORE },
  'Tuning/Promote': { memoryMb: 1769, timeoutSeconds: 900, environment: REGISTRY },
  'Tuning/NotifyResult': { memoryMb: 512, timeoutSeconds: 900, environment: ENDS },
  'Tuning/NotifyFailure': { memoryMb: 512, timeoutSeconds: 900, environment: ENDS },
  'Tuning/ExecutionEnded': { memoryMb: 512, timeoutSeconds: 900, environment: ENDS },
  'Monitoring/Dispatch': {
    memoryMb: 512,
    timeoutSeconds: 60,
    environment: {
      ...REGISTRY,
      ...CLEAN,
      UPKEEP_LOG_QUEUE_URL: 'Monitoring/LogQueue',
      UPKEEP_MONITOR_FUNCTION: 'Monitoring/Monitor',
    },
  },
  'Monitoring/Monitor': {
    memoryMb: 1769,
    timeoutSeconds: 900,
    environment: { ...ENDS, UPKEEP_METRIC_NAMESPACE: 'Upkeep' },
  },
};

const CALLERS = [
  'upkeep-clean',
  'upkeep-dispatch',
  'upkeep-evaluate-path',
  'upkeep-execution-ended',
  'upkeep-monitor',
  'upkeep-notify-failure',
  'upkeep-notify-result',
  'upkeep-plan',
  'upkeep-promote',
  'upkeep-select',
];

function environmentOf({ Environment }: Part): Record<string, string> {
  const variables = Object.entries(Environment.Variables as Record<string, unknown>);
  return Object.fromEntries(variables.map(([name, value]) => [name, readable(value)]));
}

describe('a function', () => {
  it('is one of these', () => {
    expect(Object.keys(functions).sort()).toEqual(Object.keys(FUNCTIONS).sort());
  });

  it.each(Object.entries(FUNCTIONS))('%s has its memory, time and environment', (path, expected) => {
    const { MemorySize, Timeout, ...properties } = functions[path]!.Properties;
    const { AWS_SDK_UA_APP_ID: _, ...environment } = environmentOf({ Environment: properties.Environment });
    expect({ memoryMb: MemorySize, timeoutSeconds: Timeout, environment }).toEqual(expected);
  });

  it.each(Object.keys(FUNCTIONS))('%s runs on Node 24 and arm64, traced, with logs that end', (path) => {
    const { Runtime, Architectures, TracingConfig, LoggingConfig, ...rest } = functions[path]!.Properties;
    expect([Runtime, Architectures, TracingConfig]).toEqual(['nodejs24.x', ['arm64'], { Mode: 'Active' }]);
    expect(rest.ReservedConcurrentExecutions).toBeUndefined();
    expect(LoggingConfig.LogFormat).toBe('JSON');
    const logs = resourcesOf(template, 'AWS::Logs::LogGroup')[readable(LoggingConfig.LogGroup)];
    expect(logs).toMatchObject({ Properties: { RetentionInDays: 30 }, DeletionPolicy: 'Delete' });
  });

  it("is given only variables of the contract, and the SDK's own", () => {
    const trainers = 'arn:aws:lambda:eu-central-1:123456789012:function:trainer';
    const all = Object.values(resourcesOf(synthesise({ trainers }), 'AWS::Lambda::Function'));
    const names = all.flatMap(({ Properties }) => Object.keys(environmentOf(Properties)));
    expect([...new Set(names)].sort()).toEqual([...Object.values(ENVIRONMENT), 'AWS_SDK_UA_APP_ID'].sort());
  });

  it('tells AWS its name, each another one, no longer than the SDK takes', () => {
    const callers = Object.values(functions).map(
      ({ Properties }) => environmentOf(Properties).AWS_SDK_UA_APP_ID!,
    );
    expect(callers.sort()).toEqual(CALLERS);
    expect(Math.max(...callers.map(({ length }) => length))).toBeLessThanOrEqual(50);
  });
});

describe('an invocation that nobody waits for', () => {
  const configs = Object.values(resourcesOf(template, 'AWS::Lambda::EventInvokeConfig'));
  const byFunction = new Map(
    configs.map(({ Properties }) => [readable(Properties.FunctionName), Properties]),
  );

  it.each([
    'Cleaning/Clean',
    'Monitoring/Monitor',
    'Tuning/ExecutionEnded',
  ])('of %s is tried twice more within 6 hours, then kept', (path) => {
    const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = byFunction.get(path)!;
    expect([MaximumRetryAttempts, MaximumEventAgeInSeconds]).toEqual([2, 6 * 3600]);
    expect(readable(DestinationConfig.OnFailure.Destination)).toBe('DeadLetters');
  });

  it('of the tick is not tried again, and not made up for after the next one', () => {
    const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } =
      byFunction.get('Monitoring/Dispatch')!;
    expect([MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig]).toEqual([0, 300, undefined]);
  });
});
