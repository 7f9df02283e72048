import type { ScorerName } from '../contracts/config/scorer-names.ts';
import type { CvResult } from '../contracts/cv-results.ts';
import type { Plan } from '../contracts/plan.ts';
import { collectResults } from '../model-selection/results/collect-results.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { loadPathResults } from './load-run.ts';
import { loadNotBegun } from './search-time.ts';

/** The search's results as data, put together from the paths again: what `cv_results.csv` holds as text. */
export async function loadCvResults(
  store: ObjectStore,
  plan: Plan,
): Promise<{ scoring: readonly ScorerName[]; cvResults: CvResult[] }> {
  const pathResults = await loadPathResults(store, plan);
  const notBegun = await loadNotBegun(store, plan, pathResults);
  const { scoring, candidates, paths, nSplits } = plan;
  return {
    scoring,
    cvResults: collectResults({ candidates, paths, pathResults, notBegun, nSplits, scorers: scoring }),
  };
}
