import type { Params } from '../../contracts/model-artefact.ts';
import type { Estimator, PathFit, PathPrediction } from '../../estimators/estimator.ts';
import { SCORERS } from '../../scoring/scorers.ts';
import type { PathTask, PathWork } from './path-task.ts';
import type { PreparedCandidate } from './prepared-candidate.ts';
import { type Preparation, type PreparedParts, preparedParts } from './prepared-parts.ts';
import type { ScoreSheet } from './score-sheet.ts';

/**
 * Fits candidates to the rows of each training part. The recipe is fitted once a split and normalisation; candidates of one
 * estimator share what it says that they can.
 */
export function evaluateOnRows(
  task: PathWork,
  candidates: readonly PreparedCandidate[],
  sheet: ScoreSheet,
): void {
  const preparationOf = preparationFor(task);
  const preparations = new Set(candidates.map(preparationOf));
  for (const split of task.splits.keys()) {
    for (const preparation of preparations) {
      const group = candidates.filter((candidate) => preparationOf(candidate) === preparation);
      try {
        task.checkTime();
        const parts = preparedParts(task, task.splits[split]!, preparation);
        for (const members of byEstimator(group)) evaluateInTime({ task, split, parts, sheet }, members);
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

/** Candidates that are evaluated together; one by one where the estimator has nothing to share. */
function byEstimator(candidates: readonly PreparedCandidate[]): readonly PreparedCandidate[][] {
  const groups = new Map<Estimator | PreparedCandidate, PreparedCandidate[]>();
  for (const candidate of candidates) {
    const { estimator } = candidate;
    const key = estimator.predictPath === undefined ? candidate : estimator;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()];
}

interface Evaluation {
  readonly task: PathWork;
  readonly split: number;
  readonly parts: PreparedParts;
  readonly sheet: ScoreSheet;
}

/** Those that are done before time runs out keep their scores. */
function evaluateInTime(evaluation: Evaluation, candidates: readonly PreparedCandidate[]): void {
  const { task, split, sheet } = evaluation;
  try {
    task.checkTime();
    evaluate(evaluation, candidates);
  } catch (error) {
    for (const { position } of candidates) sheet.fail({ candidate: position, split }, error);
  }
}

function evaluate(evaluation: Evaluation, candidates: readonly PreparedCandidate[]): void {
  const { task, parts, sheet } = evaluation;
  const { estimator } = candidates[0]!;
  const startMs = task.now?.() ?? 0;
  const found = predictAll(
    estimator,
    parts,
    candidates.map(({ params }) => params),
  );
  const totalMs = (task.now?.() ?? 0) - startMs;
  for (const [index, { position }] of candidates.entries()) {
    sheet.addTime(position, totalMs / candidates.length);
    recordPrediction(evaluation, position, found[index]!);
  }
}

function predictAll(
  estimator: Estimator,
  parts: PathFit,
  candidates: readonly Params[],
): readonly (PathPrediction | Error)[] {
  if (estimator.predictPath !== undefined) return estimator.predictPath(parts, candidates);
  return candidates.map((params) => {
    try {
      return fitAndPredict(estimator, parts, params);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  });
}

function fitAndPredict(estimator: Estimator, parts: PathFit, params: Params): PathPrediction {
  const { train, yTrain, test, ...options } = parts;
  const model = estimator.fit(train, yTrain, params, options);
  const { solver } = model.fitted;
  return {
    yPred: estimator.predict(model, test),
    // An estimator of both tasks has none for numbers.
    probabilities: parts.classes ? (estimator.predictProbabilities?.(model, test) ?? null) : null,
    solver: typeof solver === 'string' ? solver : null,
  };
}

/** Scores what a candidate predicts for the test part of a split. */
export function recordPrediction(
  {
    task,
    split,
    parts,
    sheet,
  }: Pick<Evaluation, 'split' | 'sheet'> & {
    readonly task: PathTask;
    readonly parts: Pick<PreparedParts, 'yTest'>;
  },
  position: number,
  found: PathPrediction | Error,
): void {
  const cell = { candidate: position, split };
  if (found instanceof Error) {
    sheet.fail(cell, found);
    return;
  }
  try {
    const rows = { ...found, yTrue: parts.yTest, classes: task.classes ?? null };
    const scores = task.scorers.map((name) => [name, SCORERS[name].score(rows)] as const);
    sheet.record(cell, new Map(scores), found.solver);
  } catch (error) {
    sheet.fail(cell, error);
  }
}
