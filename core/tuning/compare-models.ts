import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { ScorerName } from '../contracts/config/scorer-names.ts';
import type { Decision } from '../contracts/decision.ts';
import type { Comparison, Plan } from '../contracts/plan.ts';
import { isRefusal } from '../errors.ts';
import type { Prediction } from '../estimators/estimator.ts';
import { decidePromotion } from '../model-selection/comparison/decide-promotion.ts';
import { scoreIfAny } from '../scoring/scorers.ts';
import { cellText } from '../table/column-text.ts';
import { findColumn, type Table } from '../table/table.ts';
import type { TrainerDesk } from '../trainers/trainer-desk.ts';
import type { PredictingPipeline } from './fit-candidate.ts';
import { predictAnyRows } from './trainer-candidate.ts';

export interface ModelComparison {
  readonly rows: Int32Array;
  /** `(rows.length,)`: numbers, or indices into the classes */
  readonly yTrue: Float64Array;
  readonly classes: readonly string[] | null;
  /** On the rows; the opponent's is empty where there is none. */
  readonly challenger: Prediction;
  readonly opponent: Prediction;
  readonly decision: Decision;
}

export interface ComparisonTask {
  readonly table: Table;
  readonly y: Float64Array;
  /** Names of the classes that `y` holds indices into. @default null: `y` holds numbers */
  readonly classes?: readonly string[] | null;
  /** Rows that neither model has seen. */
  readonly rows: Int32Array;
  /** Of `rowReach`, these rows being the tested ones. */
  readonly reach: Uint8Array;
  readonly config: ModelConfig;
  readonly plan: Plan;
  readonly challenger: PredictingPipeline;
  /** Null where the champion cannot be compared on this data set: then there are no rows either. */
  readonly opponent: PredictingPipeline | null;
  /** Asked where a model is a trainer's. */
  readonly desk: TrainerDesk;
}

const NO_PREDICTION: Prediction = { yPred: new Float64Array(), probabilities: null };

const NOT_COMPARED = {
  rows: new Int32Array(),
  yTrue: new Float64Array(),
  challenger: NO_PREDICTION,
  opponent: NO_PREDICTION,
};

/** A champion of a trainer that is gone, or fails, must not cost the search: the error is answered. */
async function askOpponent(
  opponent: PredictingPipeline,
  asked: Parameters<typeof predictAnyRows>[1],
  desk: TrainerDesk,
): Promise<Prediction | Error> {
  try {
    return await predictAnyRows(opponent, asked, desk);
  } catch (error) {
    if (opponent.estimator.trainer !== undefined && isRefusal(error)) return error;
    throw error;
  }
}

/** Predicts the comparison rows with both models and decides by the rules of promotion. Throws what `predictAnyRows` throws. */
export async function compareModels({
  table,
  y,
  classes = null,
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
  const asked = { table, rows, options: { group: config.data.group, reach } };
  const answer = opponent === null ? NO_PREDICTION : await askOpponent(opponent, asked, desk);
  if (answer instanceof Error) {
    const obstacle = `Version ${plan.comparison.championVersion} cannot be asked: ${answer.message}`;
    return {
      ...NOT_COMPARED,
      classes,
      decision: incomparable({ ...plan.comparison, obstacle }, plan.scoring[0]!),
    };
  }
  const compared = {
    rows,
    yTrue,
    classes,
    challenger: await predictAnyRows(challenger, asked, desk),
    opponent: answer,
  };
  const { promote, seed } = config.tune;
  const scorer = plan.scoring[0]!;
  if (plan.comparison.obstacle !== undefined) {
    return { ...compared, decision: incomparable(plan.comparison, scorer) };
  }
  const groups = groupsOf(table, rows, config.data.group);
  const decision = decidePromotion({
    comparison: plan.comparison,
    scorer,
    ...compared,
    promote,
    seed,
    ...(groups === undefined ? {} : { groups }),
  });
  return { ...compared, decision };
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

/** Every configured score of one model on the comparison rows, but for those that are not defined there; null without rows. */
export function scoreAll(
  scorers: readonly ScorerName[],
  { yTrue, classes }: Pick<ModelComparison, 'yTrue' | 'classes'>,
  prediction: Prediction,
): Record<string, number> | null {
  if (yTrue.length === 0) return null;
  const scores = scorers.map((name) => [name, scoreIfAny(name, { yTrue, classes, ...prediction })] as const);
  // JSON has no NaN.
  return Object.fromEntries(scores.filter(([, score]) => Number.isFinite(score)));
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
