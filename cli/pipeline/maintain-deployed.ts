import { ConflictError } from '../../core/errors.ts';
import type { RetuneOrder } from '../../core/monitoring/judge-rules.ts';
import type { CleanRequests } from '../../core/ports/clean-requests.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import { readAlerts } from '../../core/registry/alerts-document.ts';
import { carryOutRetune } from '../../core/steps/carry-out-retune.ts';
import type { DeployedContext } from '../context.ts';
import { pollUntil } from '../follow/poll-until.ts';
import type { Maintained } from './maintain.ts';
import { statusHint } from './status-hint.ts';
import { watch } from './watch.ts';

const PATIENCE_MS = 60_000;

/** One tick for one model of a deployment, from here. A retuning becomes an upload; tuning on it is the deployment's work. */
export async function maintainDeployed(model: string, context: DeployedContext): Promise<Maintained> {
  const monitored = await whenFree(() => watch(model, context), context);
  const { retune: order, states } = monitored;
  const retuned = order.retune ? await handOver({ model, order }, context) : null;
  return { monitored, states, retuned };
}

/**
 * A tick of the deployment's own schedule holds the monitor for some seconds at most, or writes what it found meanwhile: then
 * the same again is right. @throws ConflictError after a minute
 */
function whenFree<T>(work: () => Promise<T>, { nowMs, sleep }: DeployedContext): Promise<T> {
  let last: unknown;
  const tryOnce = async () => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      last = error;
      return undefined;
    }
  };
  const deadlineMs = nowMs() + PATIENCE_MS;
  return pollUntil(tryOnce, { nowMs, sleep, deadlineMs, timedOut: () => last as Error });
}

async function handOver(
  { model, order }: { model: string; order: RetuneOrder },
  { ports, nowMs, output, stackName }: DeployedContext,
): Promise<string> {
  const cleanRequests = requestingByWriting(ports.store);
  const rawKey = await carryOutRetune(model, order, { ports: { ...ports, cleanRequests }, nowMs: nowMs() });
  if (rawKey !== null) {
    output.print(`  The deployment tunes again, on ${rawKey}: ${statusHint({ stackName, model })}`);
    return `uploaded ${rawKey}`;
  }
  const last = (await readAlerts(ports.registry, model)).retune;
  if (last?.status === 'failed') {
    output.print(`  Not tuned again: ${last.reason}`);
    return `refused: ${last.reason}`;
  }
  output.print(`  A retuning has begun already: ${statusHint({ stackName, model })}`);
  return 'under way';
}

/** An upload that is written once more, as it is, sends the event that was lost. */
function requestingByWriting(store: ObjectStore): CleanRequests {
  return { request: async (rawKey) => void (await store.put(rawKey, await store.get(rawKey))) };
}
