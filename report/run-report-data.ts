import type { ScorerName } from '../core/contracts/config/scorer-names.ts';
import type { CvResult } from '../core/contracts/cv-results.ts';
import type { Decision } from '../core/contracts/decision.ts';
import type { ModelArtefact } from '../core/contracts/model-artefact.ts';
import type { AlertState, MonitorWindow } from '../core/contracts/monitoring.ts';
import type { Profile } from '../core/contracts/profile.ts';

/** A row the comparison was made on: numbers, or indices into the classes. */
export interface HoldoutPoint {
  readonly actual: number;
  readonly predicted: number;
  readonly opponent: number;
}

type HoldoutScores = { readonly [scorer: string]: number } | null;

/** One year (or other window) of the demo: the first model left alone beside the maintained one. */
export interface StoryRow {
  readonly label: string;
  readonly nRows: number;
  readonly frozenRmse: number;
  readonly maintainedRmse: number;
  readonly versionInService: number;
  readonly alertState: AlertState;
}

/** Everything that the page of one run shows. Sections without data are left out. */
export interface RunReportData {
  readonly model: string;
  readonly runId: string;
  readonly datasetId: string;
  readonly createdAt: string;
  readonly scoring: readonly ScorerName[];
  readonly cvResults: readonly CvResult[];
  readonly bestIndex: number;
  readonly artefact: ModelArtefact;
  readonly decision: Decision | null;
  /** What the target's numbers are indices into; null where it holds numbers. */
  readonly classes: readonly string[] | null;
  readonly holdout: readonly HoldoutPoint[];
  /** By scorer, on these rows; null without any. */
  readonly holdoutScores: { readonly model: HoldoutScores; readonly opponent: HoldoutScores };
  readonly profile: Profile | null;
  readonly windows: readonly MonitorWindow[];
  readonly alertThreshold: {
    readonly metric: string;
    readonly threshold: number;
    readonly clear: number;
  } | null;
  readonly story: readonly StoryRow[];
}
