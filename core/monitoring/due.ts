import type { MonitorSection } from '../contracts/config/monitor-section.ts';
import type { Tick } from '../registry/tick-document.ts';
import { windowOf } from './calendar-window.ts';
import { durationMs } from '../duration.ts';

/** How often the logs are listed, so that an object whose event was lost is read a day late and not never. */
const LIST_EVERY_MS = 24 * 3_600_000;

/** As long as a function can run, and its repeats take to begin. */
const LONGEST_ORDER_MS = 15 * 60_000;

export interface DueRequest {
  readonly monitor: Pick<MonitorSection, 'window' | 'lateness'>;
  readonly configVersion: string | null;
  /** Of the run before; `undefined`: there was none. */
  readonly last: Tick | undefined;
  /** Log objects that arrived since. */
  readonly nNewLogs: number;
  /** A retuning was begun and has not ended. */
  readonly isRetuning: boolean;
  readonly nowMs: number;
}

/** What is to be done for a model at this tick: nothing, wait for the order before, read what is known to be new, or list all. */
export type Due = 'nothing' | 'wait' | 'read' | 'list';

/**
 * A model is due when its logs have grown, a window has closed, its configuration has changed, a retuning is under way, or the
 * order before was not carried out. So a quiet model costs one run a window, however often the clock ticks.
 */
export function dueOf(request: DueRequest): Due {
  const { last, nowMs, configVersion, nNewLogs, isRetuning } = request;
  if (last === undefined) return 'list';
  // An order that is still open when no function can be at it any more has failed, and with it the logs that it named.
  if (last.doneMs < last.orderedMs) return nowMs - last.orderedMs < LONGEST_ORDER_MS ? 'wait' : 'list';
  if (last.owesListing || nowMs - last.listedMs >= LIST_EVERY_MS) return 'list';
  // Another window may divide the logs otherwise: they are all looked at again.
  if (configVersion !== last.configVersion) return 'list';
  return nNewLogs > 0 || isRetuning || hasWindowClosed(request, last.doneMs) ? 'read' : 'nothing';
}

/** Whether a window became ready to be judged after the run before. */
function hasWindowClosed({ monitor, nowMs }: DueRequest, lastMs: number): boolean {
  const latenessMs = durationMs(monitor.lateness);
  return windowOf(nowMs - latenessMs, monitor.window).startMs > lastMs - latenessMs;
}
