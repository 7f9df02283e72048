import type { ModelConfig } from '../contracts/config/model-config.ts';
import { windowOf } from '../monitoring/calendar-window.ts';
import { ASSUMED } from './assumptions.ts';
import { HOURS_A_MONTH } from './deployment-facts.ts';
import { ticksAMonth } from './idle-usage.ts';

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
/** Any moment of a year that is no leap year. */
const SOME_DAY_MS = Date.UTC(2026, 0, 1);

export interface MonitorRunsRequest {
  readonly monitor: Pick<ModelConfig['monitor'], 'window'>;
  /** Of predictions, a month; as many hold the actual values. */
  readonly nLogObjects: number;
  readonly tickMinutes: number;
}

/** Of one model, in a month. */
export interface MonitorRuns {
  /** At most one a tick: it has new logs, a window has closed, or the daily listing is due. */
  readonly runs: number;
  readonly listings: number;
  readonly windows: number;
  /** Of a window: when it closes, and again with every object of actual values that comes after. */
  readonly evaluations: number;
}

export function monitorRuns({ monitor, nLogObjects, tickMinutes }: MonitorRunsRequest): MonitorRuns {
  const ticks = ticksAMonth(tickMinutes);
  const { startMs, endMs } = windowOf(SOME_DAY_MS, monitor.window);
  const windowHours = (endMs - startMs) / HOUR_MS;
  const windows = HOURS_A_MONTH / windowHours;
  const lateShare = Math.min(1, ASSUMED.labelDelayHours / windowHours);
  const listings = HOURS_A_MONTH / HOURS_A_DAY;
  return {
    runs: Math.min(ticks, 2 * nLogObjects + windows + listings),
    listings: Math.min(ticks, listings),
    windows,
    evaluations: windows + nLogObjects * lateShare,
  };
}
