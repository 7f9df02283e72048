import { Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { METRIC_DIMENSIONS } from '../core/contracts/deployment.ts';
import { METRIC_NAMES } from '../core/metric-names.ts';
import type { WatchedSystem } from './watched-system.ts';

const WIDTH = 8;
const COLUMNS = 3;

/** The models' metrics, found by search since models come and go, above what the system itself does. */
export function createDashboard(
  scope: Construct,
  system: WatchedSystem & { alarms: readonly Alarm[] },
): Dashboard {
  const { settings, alarms } = system;
  // Dashboards of all regions share their names.
  const dashboard = new Dashboard(scope, 'Dashboard', {
    dashboardName: `${settings.name}-${Stack.of(scope).region}`,
    defaultInterval: Duration.days(30),
  });
  dashboard.addWidgets(
    new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: WIDTH * COLUMNS }),
  );
  const models = METRIC_NAMES.map((name) => graph(name, [modelMetric(name, settings.metricNamespace)]));
  for (const row of rowsOf([...models, ...systemGraphs(system)])) dashboard.addWidgets(...row);
  return dashboard;
}

/** One line a model and alias. A datapoint stands where the monitor ran, so the newest of an hour is the one that counts. */
function modelMetric(metricName: string, namespace: string): IMetric {
  const dimensions = Object.values(METRIC_DIMENSIONS).join(',');
  const query = `{${namespace},${dimensions}} MetricName="${metricName}"`;
  return new MathExpression({
    expression: `SEARCH('${query}', 'Maximum', 3600)`,
    label: '',
    period: Duration.hours(1),
  });
}

function systemGraphs({ cleaning, tuning, monitoring, deadLetters }: WatchedSystem): IWidget[] {
  const { stateMachine, states } = tuning;
  const period = Duration.hours(1);
  const byFunction = (metric: (of: IFunction) => IMetric) =>
    [
      cleaning.clean,
      ...Object.values(states),
      tuning.executionEnded,
      monitoring.dispatch,
      monitoring.monitor,
    ].map(metric);
  return [
    graph('searches', [
      stateMachine.metricStarted({ period, label: 'started' }),
      stateMachine.metricSucceeded({ period, label: 'succeeded' }),
      stateMachine.metricFailed({ period, label: 'failed' }),
      stateMachine.metricTimedOut({ period, label: 'timed out' }),
      stateMachine.metricAborted({ period, label: 'aborted' }),
    ]),
    graph(
      'errors',
      byFunction((of) => of.metricErrors({ period, label: of.node.id })),
    ),
    graph(
      'throttles',
      byFunction((of) => of.metricThrottles({ period, label: of.node.id })),
    ),
    graph(
      'longest run (ms)',
      byFunction((of) => of.metricDuration({ period, statistic: 'Maximum', label: of.node.id })),
    ),
    graph('messages waiting', [
      monitoring.logQueue.metricApproximateNumberOfMessagesVisible({ period, label: 'logs' }),
      deadLetters.metricApproximateNumberOfMessagesVisible({ period, label: 'dead letters' }),
    ]),
  ];
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: WIDTH });
}

function rowsOf(widgets: readonly IWidget[]): IWidget[][] {
  const nRows = Math.ceil(widgets.length / COLUMNS);
  return Array.from({ length: nRows }, (_, row) => widgets.slice(row * COLUMNS, (row + 1) * COLUMNS));
}
