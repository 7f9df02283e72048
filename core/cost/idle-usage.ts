import { DEPLOYMENT, HOURS_A_MONTH, METRICS_OF_A_FREE_DASHBOARD } from './deployment-facts.ts';
import type { PriceName } from './price-list.ts';
import { workUsage } from './request-usage.ts';
import { STEP_REQUESTS } from './requests.ts';
import { type UsageLine, usageOf } from './usage.ts';

const MINUTES_AN_HOUR = 60;

export function ticksAMonth(tickMinutes: number): number {
  return (HOURS_A_MONTH * MINUTES_AN_HOUR) / tickMinutes;
}

export interface IdleRequest {
  readonly tickMinutes: number;
  /** Of all models: the dashboard draws them. */
  readonly nModelMetrics: number;
}

/** What a deployment costs by being there: a clock that finds nothing to do, and what counts by the month. */
export function idleUsage({ tickMinutes, nModelMetrics }: IdleRequest): UsageLine[] {
  const ticks = ticksAMonth(tickMinutes);
  const tick = { of: 'dispatch', requests: STEP_REQUESTS.dispatch(0), cpuMs: 0, times: ticks } as const;
  return usageOf('idle', [
    ['KMS key', 'kmsKeyMonth', DEPLOYMENT.nKeys],
    ['alarms', 'alarmMonth', DEPLOYMENT.nAlarmMetrics],
    ['dashboard', dashboardPrice(DEPLOYMENT.nDashboardMetrics + nModelMetrics), 1],
    ['scheduler ticks', 'scheduledInvocation', ticks],
    ['SQS requests', 'sqsRequest', ticks],
    ...workUsage([tick]),
  ]);
}

function dashboardPrice(nMetrics: number): PriceName {
  return nMetrics > METRICS_OF_A_FREE_DASHBOARD ? 'largeDashboardMonth' : 'dashboardMonth';
}
