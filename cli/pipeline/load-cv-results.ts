import type { ScorerName } from '../../core/contracts/config/scorer-names.ts';
import type { CvResult } from '../../core/contracts/cv-results.ts';
import type { Plan } from '../../core/contracts/plan.ts';
import type { RunRef } from '../../core/contracts/steps.ts';
import { collectResults } from '../../core/model-selection/results/collect-results.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import { loadPathResults, loadRunConfig } from '../../core/tuning/load-run.ts';

/** The search's results as data, put together from the paths again: what `cv_results.csv` holds as text. */
export async function loadCvResults(
  store: ObjectStore,
  { plan, ...run }: RunRef & { plan: Plan },
): Promise<{ scoring: readonly ScorerName[]; cvResults: CvResult[] }> {
  const { scoring } = (await loadRunConfig(store, run)).config.tune;
  const pathResults = await loadPathResults(store, plan);
  const { candidates, paths, nSplits } = plan;
  return {
    scoring,
    cvResults: collectResults({ candidates, paths, pathResults, nSplits, scorers: scoring }),
  };
}
