import type { StateResult } from '../../core/contracts/steps.ts';
import { promoteExecution } from '../../core/steps/promote-execution.ts';
import { asResult } from '../runtime/as-result.ts';
import { tuneExecutionOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';
import { registryOf, storeOf, trainersOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings('bucketName', 'tableName');
const ports = { store: storeOf(settings), registry: registryOf(settings), trainers: trainersOf(settings) };

/** Registers the chosen model, unless another execution has taken over meanwhile. */
export async function handler(input: unknown): Promise<StateResult<{ version: number; outcome: string }>> {
  const execution = tuneExecutionOf(input);
  const result = await asResult(async () => {
    const { version, decision } = await promoteExecution(execution, ports, Date.now());
    return { version, outcome: decision.outcome };
  });
  log('Promote', { ...execution, ...result });
  return result;
}
