import type { MetricName } from '../metric-names.ts';
import type { JsonValue } from './json.ts';

/** A line of a prediction log. Features are raw, as before cleaning. */
export interface PredictionRecord {
  readonly id: string;
  readonly timeMs: number;
  readonly version: number;
  readonly prediction: number;
  readonly actual?: number;
  readonly features?: { readonly [column: string]: JsonValue };
}

/** A line of an actuals log: the truth about an earlier prediction. */
export interface ActualRecord {
  readonly id: string;
  readonly timeMs: number | null;
  readonly actual: number;
}

export type Metrics = { readonly [name in MetricName]?: number };

export interface VersionMetrics {
  readonly version: number;
  readonly nPredictions: number;
  readonly nLabelled: number;
  /** `OK`: enough labelled rows for a datapoint. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  readonly metrics: Metrics;
}

/** `monitor/<model>/windows/<window>.json`: the truth about one window as now known. */
export interface MonitorWindow {
  readonly format: 'upkeep-window/1';
  readonly model: string;
  /** `1978`, `1978-06`, `1978-W05`, `1978-06-01`, `1978-06-01T00`: sorts as time does. */
  readonly window: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Ascending by version. */
  readonly versions: readonly VersionMetrics[];
  readonly nDuplicates: number;
  /** Records, and labels of a prediction, that say something else than the one that counts for their id. */
  readonly nConflicting: number;
}

export type AlertState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** One rule's memory between runs. */
export interface RuleState {
  /** `rmse above 4.5`: the rule's name, made of its condition. */
  readonly rule: string;
  readonly state: AlertState;
  /** The version in service when the state was last evaluated. */
  readonly version: number;
  /** The last window evaluated before that version came into service: only later ones count. `null`: all do. */
  readonly servedAfter: string | null;
  /** The window in which this state began, and the last one evaluated. */
  readonly sinceWindow: string | null;
  readonly lastWindow: string | null;
  readonly lastValue: number | null;
}

export interface AlertTransition {
  readonly rule: string;
  readonly from: AlertState;
  readonly to: AlertState;
  readonly window: string | null;
  readonly value: number | null;
  readonly threshold: number;
  readonly clear: number;
  readonly severity: 'info' | 'warning' | 'critical';
  readonly version: number;
}
