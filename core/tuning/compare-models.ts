import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { ScorerName } from '../contracts/config/scorer-names.ts';
import type { Decision } from '../contracts/decision.ts';
import type { Comparison, Plan } from '../contracts/plan.ts';
import { decidePromotion } from '../model-selection/comparison/decide-promotion.ts';
import { scoredNumbers } from '../scoring/scorer.ts';
import { SCORERS } from '../scoring/scorers.ts';
import { cellText } from '../table/column-text.ts';
import { findColumn, type Table } from '../table/table.ts';
import type { TrainerDesk } from '../trainers/trainer-desk.ts';
import type { FittedPipeline } from './fit-candidate.ts';
import { predictAnyRows } from './trainer-candidate.ts';

type Pipeline = Pick<FittedPipeline, 'recipe' | 'estimator'>;

export interface ModelComparison {
  readonly rows: Int32Array;
  readonly yTrue: Float64Array;
  /** Predictions on the rows, `(rows.length,)` each. */
  readonly challenger: Float64Array;
  readonly opponent: Float64Array;
  readonly decision: Decision;
}

export interface ComparisonTask {
  readonly table: Table;
  readonly y: Float64Array;
  /** Rows that neither model has seen. */
  readonly rows: Int32Array;
  /** Of `rowReach`, these rows being the tested ones. */
  readonly reach: Uint8Array;
  readonly config: ModelConfig;
  readonly plan: Plan;
  readonly challenger: Pipeline;
  /** Null where the champion cannot be compared on this data set: then there are no rows either. */
  readonly opponent: Pipeline | null;
  /** Asked where a model is a trainer's. */
  readonly desk: TrainerDesk;
}

/** Predicts the comparison rows with both models and decides by the rules of promotion. Throws what `predictAnyRows` throws. */
export async function compareModels({
  table,
  y,
  rows,
  reach,
  config,
  plan,
  challenger,
  opponent,
  desk,
}: ComparisonTask): Promise<ModelComparison> {
  const yTrue = Float64Array.from(rows, (row) => y[row]!);
  // The table holds the rows before these too: fills start with it.
  const compared = { table, rows, options: { group: config.data.group, reach } };
  const predictions = {
    challenger: (await predictAnyRows(challenger, compared, desk)).yPred,
    opponent: opponent === null ? new Float64Array() : (await predictAnyRows(opponent, compared, desk)).yPred,
  };
  const { promote, seed } = config.tune;
  const scorer = plan.scoring[0]!;
  if (plan.comparison.obstacle !== undefined) {
    return { rows, yTrue, ...predictions, decision: incomparable(plan.comparison, scorer) };
  }
  const groups = groupsOf(table, rows, config.data.group);
  const decision = decidePromotion({
    comparison: plan.comparison,
    scorer,
    yTrue,
    ...predictions,
    promote,
    seed,
    ...(groups === undefined ? {} : { groups }),
  });
  return { rows, yTrue, ...predictions, decision };
}

function incomparable({ championVersion, obstacle }: Comparison, scorer: ScorerName): Decision {
  return {
    outcome: 'challenger',
    reason: `Not promoted: ${obstacle} Promote by hand if that is meant.`,
    againstVersion: championVersion,
    scorer,
    nRows: 0,
    challengerScore: null,
    opponentScore: null,
    difference: null,
  };
}

/** Every configured score of one model on the comparison rows, or null without rows. */
export function scoreAll(
  scorers: readonly ScorerName[],
  yTrue: Float64Array,
  yPred: Float64Array,
): Record<string, number> | null {
  if (yTrue.length === 0) return null;
  return Object.fromEntries(scorers.map((name) => [name, SCORERS[name].score(scoredNumbers(yTrue, yPred))]));
}

/** Rows of one group are resampled together: they are not independent. */
function groupsOf(table: Table, rows: Int32Array, name: string | null): Int32Array | undefined {
  const column = name === null ? undefined : findColumn(table, name);
  if (column === undefined) return undefined;
  const numbers = new Map<string, number>();
  return Int32Array.from(rows, (row) => {
    const group = cellText(column, row) ?? '';
    const known = numbers.get(group) ?? numbers.size;
    numbers.set(group, known);
    return known;
  });
}
