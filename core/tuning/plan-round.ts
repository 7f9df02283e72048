import type { CrossValidation } from '../contracts/config/cross-validation.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { ScorerName } from '../contracts/config/scorer-names.ts';
import type { Candidate, PlannedPath } from '../contracts/plan.ts';
import { ENGINE_FORMAT } from '../contracts/versions.ts';
import { contentId } from '../hashing/sha256.ts';
import { encodedWidth } from '../model-selection/search/encoded-width.ts';
import { neighbourWork } from '../model-selection/search/neighbour-work.ts';
import { planPaths } from '../model-selection/search/planner.ts';
import type { Table } from '../table/table.ts';

/** What every round of a search is made of. */
export interface SearchedData {
  readonly datasetId: string;
  readonly table: Table;
  readonly features: readonly string[];
  readonly clean: ModelConfig['clean'];
  /** The rows to search. */
  readonly rows: Int32Array;
  /** Of the roles of all rows. */
  readonly rowsSha256: string;
  readonly cv: CrossValidation;
  readonly nSplits: number;
  readonly scoring: readonly ScorerName[];
  readonly seed: number;
}

export interface Round {
  readonly candidates: readonly Candidate[];
  /** How many of the rows are used; fewer than all by successive halving only. */
  readonly nRows: number;
  /** Undefined where there is but one. */
  readonly round?: number;
  readonly firstIndex?: number;
}

/** The paths of one round. Work on all rows has one name whatever the search, so that it is done once. O(rows x features). */
export function planRound(data: SearchedData, { candidates, nRows, ...place }: Round): PlannedPath[] {
  const { datasetId, table, features, clean, rows, rowsSha256, cv, nSplits, scoring, seed } = data;
  const isWhole = nRows === rows.length;
  const identity = {
    datasetId,
    clean,
    cv,
    scoring,
    seed,
    rows: rowsSha256,
    engine: ENGINE_FORMAT,
    ...(isWhole ? {} : { nRows }),
  };
  const neighbours = neighbourWork({ table, rows: rows.subarray(0, nRows), features, clean });
  return planPaths({
    candidates,
    nSplits,
    nRows,
    nEncodedColumns: encodedWidth(table, features),
    neighbours,
    identity: contentId(identity),
    ...place,
  });
}
