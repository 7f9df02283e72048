import { SCORERS } from '../../scoring/scorers.ts';
import type { PathTask } from './path-task.ts';
import type { PreparedCandidate } from './prepared-candidate.ts';
import { type Preparation, type PreparedParts, preparedParts } from './prepared-parts.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** Fits each candidate to the rows of each training part. The recipe is fitted once a split and normalisation. */
export function evaluateOnRows(
  task: PathTask,
  candidates: readonly PreparedCandidate[],
  sheet: ScoreSheet,
): void {
  const preparationOf = preparationFor(task);
  const preparations = new Set(candidates.map(preparationOf));
  for (const split of task.splits.keys()) {
    for (const preparation of preparations) {
      const group = candidates.filter((candidate) => preparationOf(candidate) === preparation);
      try {
        const parts = preparedParts(task, task.splits[split]!, preparation);
        for (const candidate of group) evaluate({ task, split, parts, sheet }, candidate);
      } catch (error) {
        for (const { position } of group) sheet.fail({ candidate: position, split }, error);
      }
    }
  }
}

/** Which rows an outlier rule drops, only the features say. */
function preparationFor({ clean: { outliers } }: PathTask): (candidate: PreparedCandidate) => Preparation {
  const dropsRows = outliers.method !== 'none' && outliers.action === 'drop';
  return ({ estimator, normalizeMethod }) =>
    estimator.usesFeatures === false && !dropsRows ? 'targetOnly' : normalizeMethod;
}

interface Evaluation {
  readonly task: PathTask;
  readonly split: number;
  readonly parts: PreparedParts;
  readonly sheet: ScoreSheet;
}

function evaluate({ task, split, parts, sheet }: Evaluation, candidate: PreparedCandidate): void {
  const { estimator, params, position } = candidate;
  const cell = { candidate: position, split };
  const startMs = task.now?.() ?? 0;
  try {
    const model = estimator.fit(parts.train, parts.yTrain, params);
    sheet.addTime(position, (task.now?.() ?? 0) - startMs);
    const predictions = estimator.predict(model, parts.test);
    const scores = task.scorers.map((name) => [name, SCORERS[name].score(parts.yTest, predictions)] as const);
    const { solver } = model.fitted;
    sheet.record(cell, new Map(scores), typeof solver === 'string' ? solver : null);
  } catch (error) {
    sheet.fail(cell, error);
  }
}
