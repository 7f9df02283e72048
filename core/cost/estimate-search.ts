import { nDonors } from '../cleaning/neighbours/donor-rows.ts';
import type { CleanSection } from '../contracts/config/clean-section.ts';
import { featuresOf, type GridEntry } from '../contracts/config/estimator-grids.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { PlannedPath } from '../contracts/plan.ts';
import { resolveCrossValidation } from '../model-selection/resolve-cross-validation.ts';
import {
  descentNs,
  familyOf,
  neighboursNs,
  type SearchSize,
  splitCost,
  trainerCallNs,
} from '../model-selection/search/cost-model.ts';
import { assumedTask, resolveEstimators } from '../model-selection/search/default-search.ts';
import { expandedWidth } from '../model-selection/search/expanded-width.ts';
import { listCandidates } from '../model-selection/search/list-candidates.ts';
import type { NeighbourWork } from '../model-selection/search/neighbour-work.ts';
import { planPaths } from '../model-selection/search/planner.ts';
import { nSplitsOf } from '../model-selection/splitters/splitter-traits.ts';

/** Only the data say how many folds a predefined split has. */
const ASSUMED_FOLDS = 5;

export interface SearchRequest {
  readonly config: Pick<ModelConfig, 'data' | 'clean' | 'tune'>;
  readonly nRows: number;
  /** Of the design matrix: features after encoding. */
  readonly nColumns: number;
}

export interface SearchEstimate {
  readonly nCandidates: number;
  readonly nSplits: number;
  readonly nSearchRows: number;
  readonly paths: readonly Pick<PlannedPath, 'family' | 'estimatedMs'>[];
  /** Fitting one candidate of the dearest family on all searched rows. */
  readonly fitMs: number;
  /** Filling the gaps of all rows from their neighbours, as Clean does. */
  readonly neighboursMs: number;
}

/**
 * The search that a configuration asks for, by the planner's own estimate, on columns that are made up where the grids
 * name none. @throws ConfigurationError as Plan does
 */
export function estimateSearch({ config, nRows, nColumns }: SearchRequest): SearchEstimate {
  const { data, clean, tune } = config;
  const nSearchRows = Math.ceil(nRows * (1 - tune.holdout));
  const nSplits = nSplitsOf(resolveCrossValidation(data, tune, null)) ?? ASSUMED_FOLDS;
  const task = assumedTask(tune);
  const estimators = resolveEstimators(tune, task);
  const features = assumedFeatures(estimators, nColumns);
  const candidates = listCandidates(tune, { estimators, features, task });
  const neighbours = assumedNeighbours(clean, { nRows: nSearchRows, nFeatures: nColumns });
  const size: SearchSize = { nRows: nSearchRows, nEncodedColumns: nColumns, nSplits, neighbours };
  const paths = planPaths({ candidates, ...size, identity: null });
  const fitNs = candidates.map((candidate) => {
    if (candidate.trainer !== undefined) return trainerCallNs(candidate.trainer, size);
    const own = { ...size, nExpandedColumns: expandedWidth([candidate], nColumns) };
    const { sharedNs, perCandidateNs } = splitCost(familyOf(candidate), own);
    return sharedNs + perCandidateNs + descentNs([candidate], own);
  });
  return {
    nCandidates: candidates.length,
    nSplits,
    nSearchRows,
    paths: paths.map(({ family, estimatedMs }) => ({ family, estimatedMs })),
    fitMs: fitNs.reduce((most, ns) => Math.max(most, ns), 0) / 1e6,
    neighboursMs: neighboursNs(assumedNeighbours(clean, { nRows, nFeatures: nColumns })) / 1e6,
  };
}

/** As if every column were a number, and every row had a gap. */
function assumedNeighbours(
  { impute }: Pick<CleanSection, 'impute'>,
  { nRows, nFeatures }: Omit<NeighbourWork, 'nDonors'>,
): NeighbourWork | null {
  if (impute.numeric !== 'knn') return null;
  const { nNeighbors } = impute;
  return { nRows, nFeatures, nDonors: nDonors({ nRows, nFeatures, nNeighbors }) };
}

function assumedFeatures(estimators: readonly GridEntry[], nColumns: number): string[] {
  const named = estimators.flatMap((entry) => featuresOf(entry) ?? []);
  const made = Array.from({ length: nColumns }, (_, index) => `column${index + 1}`);
  return [...new Set([...named, ...made])];
}
