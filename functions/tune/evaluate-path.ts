import { fineNowMs } from '../../adapters/fine-clock.ts';
import { evaluatePath } from '../../core/steps/evaluate-path.ts';
import { pathRefOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';
import { storeOf, trainersOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings('bucketName');
const ports = { store: storeOf(settings), trainers: trainersOf(settings), nowMs: fineNowMs };

/** One item of the map. The path's result goes to the store and nothing comes back: Select reads results by their keys. */
export async function handler(input: unknown): Promise<Record<string, never>> {
  const ref = pathRefOf(input);
  const { nCandidates } = await evaluatePath(ref, ports);
  log('EvaluatePath', { ...ref, nCandidates });
  return {};
}
