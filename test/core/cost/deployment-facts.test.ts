import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPLOYMENT, STATES_OF_A_RUN, TRANSITIONS_OF_A_PATH } from '../../../core/cost/deployment-facts.ts';
import { synthesise } from '../../lib/synthesise.ts';

const MACHINE = new URL('../../../state-machines/tune.asl.json', import.meta.url);

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly ItemProcessor?: { readonly States: object };
}

interface Alarm {
  readonly Metrics?: readonly { readonly MetricStat?: object }[];
}

let template: Template;

beforeAll(() => {
  template = synthesise();
}, 60_000);

function propertiesOf<T>(type: string): T[] {
  return Object.values(template.findResources(type)).map(({ Properties }) => Properties as T);
}

describe('DEPLOYMENT', () => {
  it('has as many keys, and as many metrics in alarms, as the stack', () => {
    template.resourceCountIs('AWS::KMS::Key', DEPLOYMENT.nKeys);
    const metrics = propertiesOf<Alarm>('AWS::CloudWatch::Alarm').map(
      ({ Metrics }) => Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1,
    );
    expect(metrics.reduce((sum, count) => sum + count, 0)).toBe(DEPLOYMENT.nAlarmMetrics);
  });

  it('draws as many metrics on the one dashboard as the stack, beside its searches for those of models', () => {
    const dashboards = propertiesOf<{ DashboardBody: unknown }>('AWS::CloudWatch::Dashboard');
    expect(dashboards).toHaveLength(1);
    const text = JSON.stringify(dashboards[0]!.DashboardBody);
    // Each metric of a service is an array that begins with the service's namespace.
    expect(text.match(/\[\\+"AWS\//g)).toHaveLength(DEPLOYMENT.nDashboardMetrics);
  });

  it('gives the functions the memory that the stack gives them', () => {
    const functions = propertiesOf<{ Description: string; MemorySize: number }>('AWS::Lambda::Function');
    const memory = (begins: string) =>
      functions.find(({ Description }) => Description.startsWith(begins))!.MemorySize;
    const { memoryMb } = DEPLOYMENT;
    expect({
      clean: memory('CLEAN:'),
      plan: memory('TUNE: plans'),
      evaluatePath: memory('TUNE: evaluates'),
      select: memory('TUNE: ranks'),
      promote: memory('TUNE: registers'),
      notifyResult: memory('TUNE: writes the report'),
      dispatch: memory('The tick:'),
      monitor: memory('MONITOR:'),
    }).toEqual(memoryMb);
  });
});

describe('the states of a run', () => {
  const { StartAt, States } = JSON.parse(readFileSync(MACHINE, 'utf8')) as {
    StartAt: string;
    States: Record<string, State>;
  };

  it('are those that TUNE enters when all goes well', () => {
    const entered: string[] = [];
    // The last choice of a Choice goes on with a search; the first may skip its map.
    for (let name: string | undefined = StartAt; name !== undefined; ) {
      entered.push(name);
      const { Next, Choices }: State = States[name]!;
      name = Next ?? Choices?.at(-1)?.Next;
    }
    expect(States[entered.at(-1)!]!.Type).toBe('Succeed');
    expect(entered).toContain('EvaluatePaths');
    expect(entered).toHaveLength(STATES_OF_A_RUN);
  });

  it('have one state for each child of the map', () => {
    const nStates = Object.keys(States.EvaluatePaths!.ItemProcessor!.States).length;
    expect(TRANSITIONS_OF_A_PATH).toBe(1 + nStates);
  });
});
