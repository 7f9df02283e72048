import type { StateResult } from '../../core/contracts/steps.ts';
import { finishExecution } from '../../core/steps/end-execution.ts';
import { writeRunReport } from '../../report/write-run-report.ts';
import { asResult } from '../runtime/as-result.ts';
import { endPortsOf } from '../runtime/end-ports.ts';
import { tuneExecutionOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';

const ports = endPortsOf();

/** The last state of a run that registered a version: its report, its message, and the upload that waited. */
export async function handler(input: unknown): Promise<StateResult<{ version: number; outcome: string }>> {
  const execution = tuneExecutionOf(input);
  const result = await asResult(async () => {
    await writeRunReport(execution, ports);
    const { version, decision } = await finishExecution(execution, ports, Date.now());
    return { version, outcome: decision.outcome };
  });
  log('NotifyResult', { ...execution, ...result });
  return result;
}
