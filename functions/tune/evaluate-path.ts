import { fineNowMs } from '../../adapters/fine-clock.ts';
import { evaluatePath } from '../../core/steps/evaluate-path.ts';
import { pathRefOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';
import { storeOf, trainersOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings('bucketName');
const ports = { store: storeOf(settings), trainers: trainersOf(settings), nowMs: fineNowMs };

/** Of what Lambda hands to a handler. */
interface InvocationContext {
  readonly getRemainingTimeInMillis: () => number;
}

/** One item of the map. The path's result goes to the store and nothing comes back: Select reads results by their keys. */
export async function handler(input: unknown, context: InvocationContext): Promise<Record<string, never>> {
  const deadlineMs = fineNowMs() + context.getRemainingTimeInMillis();
  const ref = pathRefOf(input);
  const { nCandidates } = await evaluatePath(ref, { ...ports, deadlineMs });
  log('EvaluatePath', { ...ref, nCandidates });
  return {};
}
