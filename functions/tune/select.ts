import type { Selection } from '../../core/contracts/selection.ts';
import type { StateResult } from '../../core/contracts/steps.ts';
import { select } from '../../core/steps/select.ts';
import { asResult } from '../runtime/as-result.ts';
import { tuneExecutionOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';
import { storeOf, trainersOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings('bucketName');
const ports = { store: storeOf(settings), trainers: trainersOf(settings) };

/** Ranks the candidates and compares the best with the champion. */
export async function handler(
  input: unknown,
): Promise<StateResult<Pick<Selection, 'bestIndex' | 'nCandidates' | 'nFailed' | 'nNotEvaluated'>>> {
  const execution = tuneExecutionOf(input);
  const result = await asResult(async () => {
    const { bestIndex, nCandidates, nFailed, nNotEvaluated = 0 } = await select(execution, ports);
    return { bestIndex, nCandidates, nFailed, nNotEvaluated };
  });
  log('Select', { ...execution, ...result });
  return result;
}
