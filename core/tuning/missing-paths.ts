import { jsonText } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { Plan } from '../contracts/plan.ts';
import type { PathRef } from '../contracts/steps.ts';
import { inBatches } from '../in-batches.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { pathsOfRound } from './rounds.ts';

const N_AT_ONCE = 32;

/**
 * Writes `paths.json`, the items of the map that evaluates a plan: the paths of its latest round that have left no result yet, whichever run it
 * was for. A search that is taken up again fans out what is missing and no more. O(paths) looks.
 */
export async function writeMissingPaths(
  store: ObjectStore,
  plan: Plan,
): Promise<{ nPaths: number; pathsKey: string }> {
  const { model, runId } = plan;
  const refs = await inBatches(pathsOfRound(plan), N_AT_ONCE, async ({ hash, index }): Promise<PathRef[]> => {
    const isThere = (await store.head(keys.path(model, hash))) !== undefined;
    return isThere ? [] : [{ model, runId, pathIndex: index }];
  });
  const missing = refs.flat();
  const pathsKey = keys.run(model, runId, 'paths.json');
  await store.put(pathsKey, jsonText(missing));
  return { nPaths: missing.length, pathsKey };
}
