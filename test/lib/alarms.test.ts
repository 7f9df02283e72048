import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readableIn } from './readable.ts';
import { type Part, type Resource, resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();
const readable = readableIn(template);
const alarms = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map(
  ({ Properties }) => Properties,
);
const nameOf = (alarmName: string) => alarmName.replace(/^Upkeep-/, '');
const names = alarms.map(({ AlarmName }) => nameOf(AlarmName));
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');

/** What an alarm watches, in a line. */
function watchOf({ Namespace, MetricName, Dimensions = [], Statistic, Period, ...alarm }: Part): string {
  const of = Dimensions.map(({ Value }: Part) => readable(Value));
  const sign = alarm.ComparisonOperator === 'LessThanThreshold' ? '<' : '>';
  const metric = [Namespace, MetricName, ...of].join(' ');
  const times = `${alarm.EvaluationPeriods} x ${Period} s`;
  return `${Statistic} of ${metric} ${sign} ${alarm.Threshold}, ${times}, ${alarm.TreatMissingData}`;
}

describe('an alarm', () => {
  it('watches each of these', () => {
    const fine = ', 1 x 300 s, notBreaching';
    const watched = alarms.map((alarm) => [nameOf(alarm.AlarmName), watchOf(alarm)]);
    expect(Object.fromEntries(watched)).toEqual({
      'clean-errors': `Sum of AWS/Lambda Errors Cleaning/Clean > 0${fine}`,
      'monitor-errors': `Sum of AWS/Lambda Errors Monitoring/Monitor > 0${fine}`,
      'dispatch-errors': `Sum of AWS/Lambda Errors Monitoring/Dispatch > 0${fine}`,
      'dead-letters': `Maximum of AWS/SQS ApproximateNumberOfMessagesVisible DeadLetters > 0${fine}`,
      'tune-failed': `Sum of AWS/States ExecutionsFailed Tuning/StateMachine > 0${fine}`,
      'tune-timed-out': `Sum of AWS/States ExecutionsTimedOut Tuning/StateMachine > 0${fine}`,
      'tune-aborted': `Sum of AWS/States ExecutionsAborted Tuning/StateMachine > 0${fine}`,
      'tick-stopped': 'Sum of AWS/Lambda Invocations Monitoring/Dispatch < 1, 3 x 300 s, breaching',
      'logs-waiting': `Maximum of AWS/SQS ApproximateAgeOfOldestMessage Monitoring/LogQueue > 900${fine}`,
      throttles: 'Sum of AWS/Lambda Throttles > 0, 3 x 300 s, notBreaching',
    });
  });

  it('is told on the topic when it begins, and only then', () => {
    for (const { AlarmActions, OKActions, InsufficientDataActions } of alarms) {
      expect([readable(AlarmActions), OKActions, InsufficientDataActions]).toEqual([
        'Notifications/Topic',
        undefined,
        undefined,
      ]);
    }
  });

  it.each(
    alarms.map(({ AlarmName, AlarmDescription }) => [nameOf(AlarmName), AlarmDescription]),
  )('%s says what happened, why no data means what it means, and where to read on', (name, description) => {
    expect(description).toMatch(/^[A-Z].+\. .*[Nn]o data .+\. docs\/runbook\.md#[\w-]+$/i);
    expect(description).toContain(`docs/runbook.md#${name}`);
  });
});

describe('the runbook', () => {
  const sections = runbook.split(/^## /m).slice(1);
  const anchors = sections.map((section) => section.split('\n')[0]!.toLowerCase().replaceAll(' ', '-'));

  it('has one heading for each alarm, and an alarm for each heading', () => {
    expect(anchors.sort()).toEqual([...names].sort());
  });

  it.each(
    sections.map((section) => [section.split('\n')[0], section]),
  )('%s tells what is seen, why, where to look, how to mend it and how it clears', (_, section) => {
    const parts = [...section!.matchAll(/^\*\*([A-Z][a-z ]+)\.?\*\*/gm)].map(([, part]) => part);
    expect(parts).toEqual(['What you see', 'Likely causes', 'Look', 'Mend', 'Clears']);
  });

  it('links to headings that exist', () => {
    const links = [...runbook.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((anchor) => !anchors.includes(anchor!))).toEqual([]);
  });

  it('looks up resources that the stack has, each by a part of its name that fits no other', () => {
    const resources = Object.entries(template.toJSON().Resources as Record<string, Resource>);
    const fits = (part: string, type: string) =>
      resources.filter(([id, { Type }]) => Type === type && id.includes(part)).length;
    const uses = [...runbook.matchAll(/\bresource ([A-Z]\w+)\s+(AWS::[\w:]+)/g)];
    const logs = [...runbook.matchAll(/^errors (\w+)$/gm)].map(
      ([, part]) => [part!, 'AWS::Logs::LogGroup'] as const,
    );
    const lookedUp = [...uses.map(([, part, type]) => [part!, type!] as const), ...logs];
    expect(lookedUp.length).toBeGreaterThan(10);
    expect(lookedUp.filter(([part, type]) => fits(part, type) !== 1)).toEqual([]);
  });

  it('reads outputs that the stack has', () => {
    const used = [...runbook.matchAll(/\$\(output (\w+)\)/g)].map(([, name]) => name!);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !(name in template.toJSON().Outputs))).toEqual([]);
  });
});
