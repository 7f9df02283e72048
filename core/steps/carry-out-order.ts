import type { MonitorOrder } from '../contracts/steps.ts';
import { ConflictError } from '../errors.ts';
import { underMonitorLease } from '../monitoring/monitor-lease.ts';
import type { CleanRequests } from '../ports/clean-requests.ts';
import type { Ports } from '../ports/ports.ts';
import type { LeaseHolder } from '../registry/lease.ts';
import { noteDone, noteOwed } from '../registry/tick-document.ts';
import { carryOutRetune } from './carry-out-retune.ts';
import { type MonitorOutcome, monitor } from './monitor.ts';

interface OrderContext {
  readonly ports: Ports & { readonly cleanRequests: CleanRequests };
  /** The same for a repeat of the same order, so that it takes up its own lease. */
  readonly holder: LeaseHolder;
  /** The present: an order may be delivered hours late. */
  readonly presentMs: number;
}

export interface OrderOutcome {
  readonly monitored: MonitorOutcome;
  /** The upload of a retuning that was begun or asked for again; null without one. */
  readonly retuneKey: string | null;
}

/**
 * MONITOR for one model, as a tick ordered it, and the retuning that an alert asks for, under one lease. While another run of
 * the model's monitor works this one does nothing and is no failure: the next tick orders a listing instead. Answers null then.
 */
export async function carryOutOrder(
  order: MonitorOrder,
  { ports, holder, presentMs }: OrderContext,
): Promise<OrderOutcome | null> {
  const { model, nowMs, logKeys } = order;
  const { registry } = ports;
  const lease = { registry, model, nowMs, presentMs, holder };
  const outcome = await unlessBusy(() =>
    underMonitorLease(lease, async () => {
      const monitored = await monitor({ ...order, presentMs }, ports);
      const retuneKey = await carryOutRetune(model, monitored.retune, { ports, nowMs: presentMs });
      return { monitored, retuneKey };
    }),
  );
  if (outcome === null) await noteOwed({ registry, model }, nowMs);
  else await noteDone({ orderedMs: nowMs, isListing: logKeys === undefined }, { registry, model });
  return outcome;
}

async function unlessBusy<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConflictError) return null;
    throw error;
  }
}
