import { keys } from '../../core/contracts/keys.ts';
import type { Plan } from '../../core/contracts/plan.ts';
import type { RunRef } from '../../core/contracts/steps.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import { loadPlan } from '../../core/tuning/load-run.ts';

/**
 * Reads a run's plan once it is there, and again when it was made anew, as for a run that is taken up after another
 * champion was promoted.
 */
export function planReader(run: RunRef, store: ObjectStore): () => Promise<Plan | undefined> {
  const key = keys.run(run.model, run.runId, 'plan.json');
  let last: { readonly plan: Plan; readonly version: string } | undefined;
  return async () => {
    const version = (await store.head(key))?.version;
    if (version !== undefined && version !== last?.version)
      last = { plan: await loadPlan(store, run), version };
    return last?.plan;
  };
}
