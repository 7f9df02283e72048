import { threadId } from 'node:worker_threads';
import { readArtefact } from '../../core/artefacts/stored-json.ts';
import { keys } from '../../core/contracts/keys.ts';
import { PLAN_FORMAT, type Plan, type PlannedPath } from '../../core/contracts/plan.ts';
import type { PathRef } from '../../core/contracts/steps.ts';
import { ConfigurationError } from '../../core/errors.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';

/** What the stub does with a path, said by the path's family. */
export type StubFamily = 'works' | 'fails once' | 'fails' | 'refuses' | 'ends the thread' | 'never ends';

/** Stands for the real step where only the running of it is tested. Notes every try and leaves the thread as result. */
export async function stubEvaluatePath(
  ref: PathRef,
  { store }: { readonly store: ObjectStore; readonly nowMs: () => number },
): Promise<{ nCandidates: number }> {
  const plan = await readArtefact<Plan>(store, keys.run(ref.model, ref.runId, 'plan.json'), PLAN_FORMAT);
  const path = plan.paths[ref.pathIndex]!;
  await behave(path, await noteTry(store, path));
  await store.putIfAbsent(keys.path(ref.model, path.hash), JSON.stringify({ hash: path.hash, threadId }));
  return { nCandidates: path.candidateIndices.length };
}

/** The number of this try, from 1. */
async function noteTry(store: ObjectStore, { hash }: PlannedPath): Promise<number> {
  for (let nTries = 1; ; nTries++) {
    if (await store.putIfAbsent(`tries/${hash}/${nTries}`, '')) return nTries;
  }
}

async function behave({ family, hash }: PlannedPath, nTries: number): Promise<void> {
  const behaviour = family as StubFamily;
  if (behaviour === 'fails' || (behaviour === 'fails once' && nTries === 1)) throw new Error(`${hash} fails`);
  if (behaviour === 'refuses') {
    throw new ConfigurationError({ where: hash, found: 'no such estimator', todo: 'Name another' });
  }
  if (behaviour === 'ends the thread') process.exit(7);
  if (behaviour === 'never ends') await new Promise((resolve) => setTimeout(resolve, 60_000));
}
