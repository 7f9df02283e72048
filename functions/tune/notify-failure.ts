import { failExecution } from '../../core/steps/end-execution.ts';
import { endPortsOf } from '../runtime/end-ports.ts';
import { failedExecutionOf } from '../runtime/events.ts';
import { failureReason } from '../runtime/failure-reason.ts';
import { log } from '../runtime/log.ts';

const ports = endPortsOf();

/** The last state but `Fail` of a run that cannot go on. */
export async function handler(input: unknown): Promise<{ reason: string }> {
  const { model, runId, attempt, ...failure } = failedExecutionOf(input);
  const execution = { model, runId, attempt };
  const reason = failureReason({ ...execution, ...failure });
  await failExecution(execution, reason, { ports, nowMs: Date.now() });
  log('NotifyFailure', { ...execution, reason });
  return { reason };
}
