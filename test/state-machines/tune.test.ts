import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TUNE_TIMEOUT_SECONDS } from '../../core/contracts/deployment.ts';
import { tuneDefinition } from '../../lib/tune-definition.ts';
import { type Part, resourcesOf, synthesise } from '../lib/synthesise.ts';
import { reachableFrom, type State, successorsOf, TEXT, TUNE, tasksOf } from './definition.ts';

const template = synthesise();
const all = Object.entries(TUNE.States);
const tasks = tasksOf(TUNE);
/** Those of the execution itself: an item of the map that fails is judged by Select. */
const caught = all.filter(([, { Type }]) => Type === 'Task' || Type === 'Map');

const FAILURE_PATH = ['NotifyFailure', 'TuneFailed'];
const LAMBDA_FUNCTION_SECONDS = 900;

describe('the state machine of TUNE', () => {
  it('takes the steps in this order when all goes well', () => {
    const order: string[] = [];
    for (let name: string | undefined = TUNE.StartAt; name !== undefined; ) {
      const state: State = TUNE.States[name]!;
      if (state.Type !== 'Choice') order.push(name);
      // The last choice of each is the way on.
      name = state.Choices?.at(-1)?.Next ?? state.Next;
    }
    expect(order).toEqual(['Plan', 'EvaluatePaths', 'Select', 'Promote', 'NotifyResult', 'Tuned']);
  });

  it('goes nowhere that does not exist, and reaches every state', () => {
    expect(all.flatMap(([, state]) => successorsOf(state)).filter((name) => !(name in TUNE.States))).toEqual(
      [],
    );
    expect([...reachableFrom(TUNE.StartAt, TUNE)].sort()).toEqual(Object.keys(TUNE.States).sort());
  });

  it('ends with success behind NotifyResult only, and else with Fail', () => {
    const ends = all.filter(([, state]) => successorsOf(state).length === 0);
    expect(ends.map(([name, { Type }]) => [name, Type])).toEqual([
      ['Tuned', 'Succeed'],
      ['TuneFailed', 'Fail'],
    ]);
    expect(all.filter(([, { End }]) => End)).toEqual([]);
    const before = all.filter(([, state]) => successorsOf(state).includes('Tuned')).map(([name]) => name);
    expect(before).toEqual(['IsNotified']);
  });

  it('has the time of a lease', () => {
    expect(TUNE.TimeoutSeconds).toBe(TUNE_TIMEOUT_SECONDS);
  });

  it('skips the map when no path is left to evaluate', () => {
    expect(TUNE.States.IsPlanned!.Choices![0]).toEqual({
      And: [
        { Variable: '$.result.status', StringEquals: 'ok' },
        { Variable: '$.result.nPaths', NumericEquals: 0 },
      ],
      Next: 'IsSearched',
    });
  });

  it('plans again while rounds are left, and selects behind the last', () => {
    expect(TUNE.States.EvaluatePaths!.Next).toBe('IsSearched');
    expect(TUNE.States.IsSearched!.Choices).toEqual([
      {
        And: [
          { Variable: '$.result.status', StringEquals: 'ok' },
          { Variable: '$.result.isLastRound', BooleanEquals: false },
        ],
        Next: 'Plan',
      },
      { Variable: '$.result.status', StringEquals: 'ok', Next: 'Select' },
    ]);
  });
});

describe('what fails', () => {
  it.each(caught)('in %s is caught, and ends in Fail by every way', (name, { Catch }) => {
    const [{ ErrorEquals, ResultPath, Next } = { ErrorEquals: [], ResultPath: '', Next: '' }, ...more] =
      Catch!;
    expect([ErrorEquals, more]).toEqual([['States.ALL'], []]);
    expect(Next).toBe(name === 'NotifyFailure' ? 'TuneFailed' : 'NotifyFailure');
    // What the state was given goes on: NotifyFailure needs the run.
    expect(ResultPath).toMatch(/^\$\.\w+$/);
    expect([...reachableFrom(Next, TUNE)].filter((state) => !FAILURE_PATH.includes(state))).toEqual([]);
  });

  it.each(
    all.filter(([, { Type }]) => Type === 'Choice'),
  )('for good before %s leads to NotifyFailure, as does any answer that is not ok', (_, {
    Default,
    Choices,
  }) => {
    expect(Default).toBe('NotifyFailure');
    expect(JSON.stringify(Choices).match(/"\$\.result\.status","StringEquals":"ok"/g)).toHaveLength(
      Choices!.length,
    );
  });

  it.each(tasks)('in %s is tried again: what is transient for a minute, else twice', (_, { Retry }) => {
    const policy = { BackoffRate: 2, MaxDelaySeconds: 30, JitterStrategy: 'FULL' };
    expect(Retry).toEqual([
      {
        ErrorEquals: [
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.TooManyRequestsException',
        ],
        // 1 + 2 + 4 + 8 + 16 + 30 = 61 s at most, half of it on average.
        IntervalSeconds: 1,
        MaxAttempts: 6,
        ...policy,
      },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 2, ...policy },
    ]);
  });

  it.each(tasks)('to answer in %s is seen soon after its function had to stop', (_, { TimeoutSeconds }) => {
    expect(TimeoutSeconds).toBeGreaterThan(LAMBDA_FUNCTION_SECONDS);
    expect(TimeoutSeconds).toBeLessThanOrEqual(LAMBDA_FUNCTION_SECONDS + 60);
  });
});

describe('EvaluatePaths', () => {
  const map = TUNE.States.EvaluatePaths!;

  it('runs one item a path of the plan in S3, each an execution of its own', () => {
    expect(map.ItemProcessor!.ProcessorConfig).toEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' });
    expect(map.ItemReader).toEqual({
      Resource: `arn:\${Partition}:states:::s3:getObject`,
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: `\${BucketName}`, 'Key.$': '$.result.pathsKey' },
    });
    expect(Object.keys(map.ItemProcessor!.States)).toEqual(['EvaluatePath']);
    expect(map.ItemProcessor!.StartAt).toBe('EvaluatePath');
  });

  it('writes what its items answer, which may be more than a state can hold, where it expires', () => {
    expect(map.ResultWriter).toEqual({
      Resource: `arn:\${Partition}:states:::s3:putObject`,
      Parameters: { Bucket: `\${BucketName}`, Prefix: 'map-runs' },
    });
    const [bucket] = Object.values(resourcesOf(template, 'AWS::S3::Bucket'));
    const prefixes = bucket!.Properties.LifecycleConfiguration.Rules.map(({ Prefix }: Part) => Prefix);
    expect(prefixes).toContain('map-runs/');
  });

  it('tolerates every failure, keeps no output, and is tried again whole', () => {
    expect([map.ToleratedFailurePercentage, map.ResultPath]).toEqual([100, null]);
    expect(map.Retry!.map(({ ErrorEquals, MaxAttempts }) => [ErrorEquals, MaxAttempts])).toEqual([
      [['States.ALL'], 2],
    ]);
  });

  it('runs as many at once as the stack says', () => {
    expect(JSON.parse(tuneDefinition(42)).States.EvaluatePaths.MaxConcurrency).toBe(42);
    expect(JSON.parse(tuneDefinition(map.MaxConcurrency!))).toEqual(TUNE);
  });
});

describe('the functions of TUNE', () => {
  const kebab = (name: string) => name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const folder = new URL('../../functions/tune/', import.meta.url);
  const handlers = readdirSync(folder).filter((file) =>
    /^export (async )?function handler\b/m.test(readFileSync(new URL(file, folder), 'utf8')),
  );

  it('carry the names of the states, beside the one for executions that ended by themselves', () => {
    const files = tasks.map(([name]) => `${kebab(name)}.ts`);
    expect(handlers.sort()).toEqual([...files, 'execution-ended.ts'].sort());
  });

  it.each(tasks)('%s is what its state calls', (name, { Resource }) => {
    expect(Resource).toBe(`\${${name}FunctionArn}`);
  });
});

describe('the substitutions', () => {
  const [machine] = Object.values(resourcesOf(template, 'AWS::StepFunctions::StateMachine'));
  const { DefinitionSubstitutions, DefinitionString } = machine!.Properties;

  it('are given, each that is used and none besides', () => {
    const used = [...TEXT.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(DefinitionSubstitutions).sort()).toEqual([...new Set(used)].sort());
  });

  it('go into the definition of the file', () => {
    expect(JSON.parse(DefinitionString)).toEqual(TUNE);
  });

  it('go with tracing and a log of errors', () => {
    const { TracingConfiguration, LoggingConfiguration, StateMachineName } = machine!.Properties;
    expect([StateMachineName, TracingConfiguration]).toEqual(['Upkeep-tune', { Enabled: true }]);
    expect(LoggingConfiguration).toMatchObject({ Level: 'ERROR' });
    const logs = resourcesOf(template, 'AWS::Logs::LogGroup')['Tuning/ExecutionLogs'];
    expect(logs!.Properties.LogGroupName).toBe('/aws/vendedlogs/states/Upkeep-tune');
  });
});
