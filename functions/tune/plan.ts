import type { StateResult } from '../../core/contracts/steps.ts';
import { type PlannedRound, planExecution } from '../../core/steps/plan-execution.ts';
import { asResult } from '../runtime/as-result.ts';
import { evaluatedRoundOf, tuneExecutionOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';
import { registryOf, storeOf, trainersOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings('bucketName', 'tableName');
const ports = { store: storeOf(settings), registry: registryOf(settings), trainers: trainersOf(settings) };

/** The first state: plans the search, and writes the items of the map. */
export async function handler(input: unknown): Promise<StateResult<PlannedRound>> {
  const execution = tuneExecutionOf(input);
  const result = await asResult(() =>
    planExecution(execution, ports, { nowMs: Date.now(), ...evaluatedRoundOf(input) }),
  );
  log('Plan', { ...execution, ...result });
  return result;
}
