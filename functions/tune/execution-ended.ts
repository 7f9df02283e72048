import { failExecution } from '../../core/steps/end-execution.ts';
import { endPortsOf } from '../runtime/end-ports.ts';
import { endedExecutionOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';

const ports = endPortsOf();

/**
 * An execution failed, was aborted or ran out of time. One that reached NotifyFailure has said so itself, and finds nothing to
 * do here; the others are ended in its place.
 */
export async function handler(event: unknown): Promise<{ reason: string } | null> {
  const ended = endedExecutionOf(event);
  // An item of a map is an execution too, and no business of ours.
  if (ended === null) return null;
  const { execution, reason } = ended;
  await failExecution(execution, reason, { ports, nowMs: Date.now() });
  log('ExecutionEnded', { ...execution, reason });
  return { reason };
}
