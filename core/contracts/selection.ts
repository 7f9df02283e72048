import type { Decision } from './decision.ts';
import type { Params } from './model-artefact.ts';

/** `selection.json`: what Select found, for Promote and for the report. */
export interface Selection {
  readonly format: 'upkeep-selection/1';
  readonly bestIndex: number;
  readonly dummyIndex: number;
  readonly estimator: string;
  readonly params: Params;
  readonly nCandidates: number;
  /** Not those that were not evaluated. */
  readonly nFailed: number;
  /** For want of time: see `tune.budget.seconds`. A selection of an earlier version has none. */
  readonly nNotEvaluated?: number;
  readonly cv: { readonly [scorer: string]: { readonly mean: number; readonly std: number } };
  /** On the comparison rows, before any refit; null without such rows. */
  readonly holdout: { readonly [scorer: string]: number } | null;
  readonly opponentHoldout: { readonly [scorer: string]: number } | null;
  readonly decision: Decision;
}
