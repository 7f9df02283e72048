import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  type CreateAlarmOptions,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { WatchedSystem } from './watched-system.ts';

export interface AlarmDefinition
  extends Pick<
    CreateAlarmOptions,
    'threshold' | 'comparisonOperator' | 'evaluationPeriods' | 'datapointsToAlarm' | 'treatMissingData'
  > {
  /** Its heading in `docs/runbook.md`, as an anchor. */
  readonly name: string;
  readonly metric: IMetric;
  readonly happened: string;
  /** Why missing data is treated as it is. */
  readonly missing: string;
}

const PERIOD = Duration.minutes(5);
/** Ticks that may be missed before somebody should look. */
const TICKS = 3;

const NO_NEWS = 'No data means that nothing ran, which is fine.';

/** Once is enough, and no data is good news. */
const ANY = {
  threshold: 0,
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  evaluationPeriods: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
  missing: NO_NEWS,
} as const;

/** Every alarm on the system itself. */
export function alarmDefinitions(system: WatchedSystem): AlarmDefinition[] {
  return [...failures(system), ...executions(system), ...delays(system)];
}

function failures({ cleaning, monitoring, deadLetters }: WatchedSystem): AlarmDefinition[] {
  const sum = { statistic: 'Sum', period: PERIOD };
  return [
    {
      ...ANY,
      name: 'clean-errors',
      metric: cleaning.clean.metricErrors(sum),
      happened: 'CLEAN threw an error on an upload; it is tried twice more.',
    },
    {
      ...ANY,
      name: 'monitor-errors',
      metric: monitoring.monitor.metricErrors(sum),
      happened:
        'MONITOR threw an error on a model; it is tried twice more, and by every tick until it succeeds.',
    },
    {
      ...ANY,
      name: 'dispatch-errors',
      metric: monitoring.dispatch.metricErrors(sum),
      happened:
        'A tick failed, wholly or for some models; the others were seen to, and the next one makes up for it.',
    },
    {
      ...ANY,
      name: 'dead-letters',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: PERIOD }),
      happened:
        'An event could not be delivered, or work on one failed for good. Later ones are not told of until the queue is emptied.',
      missing: 'No data means that the queue has been empty for hours.',
    },
  ];
}

function executions({ tuning: { stateMachine } }: WatchedSystem): AlarmDefinition[] {
  const ended = { ...ANY, missing: 'No data means that no search ended so.' };
  const period = PERIOD;
  return [
    {
      ...ended,
      name: 'tune-failed',
      metric: stateMachine.metricFailed({ period }),
      happened: 'A search failed; a notice says why, and the champion stays.',
    },
    {
      ...ended,
      name: 'tune-timed-out',
      metric: stateMachine.metricTimedOut({ period }),
      happened: 'A search took longer than an execution may; what it finished is kept.',
    },
    {
      ...ended,
      name: 'tune-aborted',
      metric: stateMachine.metricAborted({ period }),
      happened: 'Somebody stopped a search; what it finished is kept.',
    },
  ];
}

function delays({ settings, monitoring: { dispatch, logQueue } }: WatchedSystem): AlarmDefinition[] {
  const minutes = settings.tick.toMinutes();
  return [
    {
      name: 'tick-stopped',
      metric: dispatch.metricInvocations({ statistic: 'Sum', period: settings.tick }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: TICKS,
      treatMissingData: TreatMissingData.BREACHING,
      happened: `No tick for ${TICKS * minutes} minutes: no model is monitored.`,
      missing: 'No data is what a schedule that stopped looks like.',
    },
    {
      ...ANY,
      name: 'logs-waiting',
      metric: logQueue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: PERIOD }),
      threshold: TICKS * minutes * 60,
      happened: `New predictions or actuals have waited for more than ${TICKS * minutes} minutes.`,
      missing: 'No data means that the queue has been empty for hours.',
    },
    {
      ...ANY,
      name: 'throttles',
      // Of all functions of the account: they share the limit that throttles.
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        statistic: 'Sum',
        period: PERIOD,
      }),
      evaluationPeriods: 3,
      happened:
        "For 15 minutes the account's limit of functions at once was reached; what was refused is tried again.",
    },
  ];
}
