import type { Plan, PlannedPath } from '../contracts/plan.ts';
import { LONGEST_PATH_MS } from '../model-selection/search/blocks-of.ts';
import { nSurvivors } from '../model-selection/search/halving-schedule.ts';
import { type EvaluationBill, evaluationBill } from './evaluation-bill.ts';
import type { PriceList } from './price-list.ts';

/** What of a plan its estimate needs. */
export type PlannedWork = Pick<
  Plan,
  'candidates' | 'comparison' | 'featureColumns' | 'halving' | 'nSearchRows' | 'nSplits' | 'nUnlabelled'
> & { readonly paths: readonly Pick<PlannedPath, 'estimatedMs' | 'round'>[] };

export interface PlanEstimate extends EvaluationBill {
  readonly nCandidates: number;
  readonly nPaths: number;
  readonly nSplits: number;
  readonly nRows: number;
  /** Of all paths, one after the other, on one whole processor. */
  readonly pathsMs: number;
  /** Rounds of successive halving that are not planned yet, whose paths are estimated from their sizes. */
  readonly nRoundsFromSizes: number;
}

/**
 * What evaluating a plan takes and costs on Lambda, by the planner's own estimates.
 * @param factor of successive halving; not read for a plan without rounds
 */
export function estimatePlan(plan: PlannedWork, factor: number, prices: PriceList): PlanEstimate {
  const later = laterRoundsMs(plan, factor);
  const pathsMs = [...plan.paths.map(({ estimatedMs }) => estimatedMs), ...later.flat()];
  return {
    nCandidates: plan.candidates.length,
    nPaths: pathsMs.length,
    nSplits: plan.nSplits,
    nRows: plan.nSearchRows,
    pathsMs: pathsMs.reduce((sum, ms) => sum + ms, 0),
    nRoundsFromSizes: later.length,
    ...evaluationBill({ pathsMs, nCells: cellsOf(plan) }, prices),
  };
}

/** Every path reads all rows, and the target beside the features. */
export function cellsOf({
  nSearchRows,
  nUnlabelled,
  comparison,
  featureColumns,
}: Pick<Plan, 'comparison' | 'featureColumns' | 'nSearchRows' | 'nUnlabelled'>): number {
  return (nSearchRows + nUnlabelled + comparison.nRows) * (featureColumns.length + 1);
}

/** By round, its paths: the latest planned round's time, in proportion to candidates times rows. */
function laterRoundsMs({ halving, paths }: PlannedWork, factor: number): number[][] {
  if (halving === undefined) return [];
  const { nRows, nRounds, candidateIndices } = halving;
  const latest = candidateIndices.length - 1;
  const latestMs = paths
    .filter(({ round = 0 }) => round === latest)
    .reduce((sum, { estimatedMs }) => sum + estimatedMs, 0);
  const size = candidateIndices[latest]!.length * nRows[latest]!;
  let nCandidates = candidateIndices[latest]!.length;
  return nRows.slice(latest + 1, nRounds).map((rows) => {
    nCandidates = nSurvivors(nCandidates, factor);
    const ms = (latestMs * nCandidates * rows) / size;
    const nPaths = Math.ceil(ms / LONGEST_PATH_MS) || 1;
    return new Array<number>(nPaths).fill(ms / nPaths);
  });
}
