import type { Candidate, PathResult, PlannedPath } from '../../contracts/plan.ts';
import { canonicalJson } from '../../hashing/canonical-json.ts';
import { csvLine } from './csv-line.ts';

const MS_PER_SECOND = 1000;

/**
 * `timings.csv`: seconds to fit each candidate, mean over the splits that were evaluated; `NaN` where none
 * was. Apart from `cv_results.csv`, because times are the one thing that a repeat does not reproduce.
 */
export function timingsCsv(
  candidates: readonly Candidate[],
  paths: readonly PlannedPath[],
  pathResults: readonly PathResult[],
): string {
  const resultOf = new Map(pathResults.map((result) => [result.hash, result]));
  const totalMs = new Float64Array(candidates.length);
  const nFits = new Float64Array(candidates.length);
  for (const { hash, candidateIndices, splitIndices } of paths) {
    for (const [position, candidate] of candidateIndices.entries()) {
      const fitTimeMs = resultOf.get(hash)?.fitTimesMs[position];
      if (fitTimeMs === undefined) continue;
      totalMs[candidate]! += fitTimeMs * splitIndices.length;
      nFits[candidate]! += splitIndices.length;
    }
  }
  const lines = candidates.map(({ estimator, params }, index) => {
    const meanFitTime = totalMs[index]! / nFits[index]! / MS_PER_SECOND;
    return [index, estimator, canonicalJson(params), meanFitTime];
  });
  return [['candidate', 'estimator', 'params', 'mean_fit_time'], ...lines].map(csvLine).join('');
}
