import type { NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { TrainerSpec } from '../contracts/config/grids/trainer-grid.ts';
import type { Params } from '../contracts/model-artefact.ts';
import { DataRefusedError } from '../errors.ts';
import { recordPrediction } from '../model-selection/paths/evaluate-on-rows.ts';
import type { PathEvaluation, PathTask } from '../model-selection/paths/path-task.ts';
import { preparedParts } from '../model-selection/paths/prepared-parts.ts';
import { scoreSheet } from '../model-selection/paths/score-sheet.ts';
import { OutOfTimeError, timeLeft } from '../model-selection/paths/time-left.ts';
import { SCORERS } from '../scoring/scorers.ts';
import { callTrainer } from './call-trainer.ts';
import { putRows } from './put-rows.ts';
import { predictionOf } from './read-response.ts';
import { type TrainerDesk, whereOf } from './trainer-desk.ts';

interface TrainerTask extends PathTask {
  readonly seed: number;
}

/**
 * Scores the candidates of a trainer on every split as `evaluateCandidates` does others: the recipe is fitted on the training
 * part, the predictions are scored here. A trainer that fails, takes too long or answers rubbish fails its candidate on that
 * split; one that cannot be started, or not now, is an exception. Cost: a call a candidate and split.
 * @throws ConfigurationError, UnavailableError
 */
export async function evaluateWithTrainer(task: TrainerTask, desk: TrainerDesk): Promise<PathEvaluation> {
  const sheet = scoreSheet(task);
  const checkTime = timeLeft(task);
  for (const [position, candidate] of task.candidates.entries()) {
    for (const split of task.splits.keys()) {
      const startMs = task.now?.() ?? 0;
      try {
        checkTime();
        const { trainer, params } = candidate;
        await evaluateSplit({ task, desk, sheet, position, split, trainer: trainer!, params });
      } catch (error) {
        if (!(error instanceof DataRefusedError || error instanceof OutOfTimeError)) throw error;
        sheet.fail({ candidate: position, split }, error);
      }
      sheet.addTime(position, (task.now?.() ?? 0) - startMs);
    }
  }
  return sheet.finish();
}

interface SplitTask {
  readonly task: TrainerTask;
  readonly desk: TrainerDesk;
  readonly sheet: ReturnType<typeof scoreSheet>;
  readonly position: number;
  readonly split: number;
  readonly trainer: TrainerSpec;
  readonly params: Params;
}

async function evaluateSplit({ task, desk, sheet, position, split, trainer, params: all }: SplitTask) {
  const { normalize, ...params } = all;
  const method = (normalize ?? task.clean.normalize.method) as NormalizeMethod;
  const parts = preparedParts(task, task.splits[split]!, method);
  const { train, yTrain: y, sampleWeight = null, test } = parts;
  const classes = task.classes ?? null;
  const trainKey = await putRows(desk, { X: train, y, sampleWeight }, trainer.data);
  const testKey = await putRows(desk, { X: test }, trainer.data);
  const isWeighted = sampleWeight !== null;
  const call = { action: 'evaluate', trainer, params, classes, seed: task.seed, isWeighted } as const;
  const { response } = await callTrainer(desk, { ...call, trainKey, testKey });
  const found = predictionOf(response, { nSamples: test.nSamples, classes, trainer });
  if (found.probabilities === null) refuseMissingProbabilities(task, trainer);
  recordPrediction({ task, split, parts, sheet }, position, { ...found, solver: null });
}

function refuseMissingProbabilities({ scorers }: PathTask, trainer: TrainerSpec): void {
  const scorer = scorers.find((name) => SCORERS[name].needsProbabilities);
  if (scorer === undefined) return;
  throw new DataRefusedError({
    where: whereOf(trainer),
    found: `its response has no probabilities, which ${scorer} needs`,
  });
}
