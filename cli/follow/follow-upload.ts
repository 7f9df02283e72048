import type { CleanOutput } from '../../core/contracts/steps.ts';
import { readPromotion } from '../../core/registry/read-promotion.ts';
import type { Promotion } from '../../core/steps/promote.ts';
import { awaitRun, findOwnRun } from './await-run.ts';
import type { UploadRef } from './find-cleaned.ts';
import { hasEndedBefore } from './find-run.ts';
import { followClean } from './follow-clean.ts';
import { followRun } from './follow-run.ts';
import type { Following } from './following.ts';

/** What came of an upload that was neither refused nor failed. */
export type UploadEnd = { readonly dataSet: CleanOutput } & (
  | { readonly outcome: 'cleaned' | 'overtaken' }
  | {
      readonly outcome: 'champion' | 'challenger';
      readonly runId: string;
      readonly promotion: Promotion;
      /** The same run had finished before: nothing was done. */
      readonly reused: boolean;
    }
);

/**
 * Follows an upload of a deployment to its end, through the store and the registry alone, and prints the lines that a local
 * run prints.
 * @throws DataRefusedError, RunFailedError, TimedOutError
 */
export async function followUpload(upload: UploadRef, following: Following): Promise<UploadEnd> {
  const dataSet = await followClean(upload, following);
  if (!dataSet.tunable) return { outcome: 'cleaned', dataSet };
  return (await findEarlierResult(dataSet, following)) ?? followTune(dataSet, following);
}

/** The result of a run that had finished before this upload, of the same data set in whatever file. */
async function findEarlierResult(dataSet: CleanOutput, following: Following): Promise<UploadEnd | null> {
  const { ports, output, isRepeat } = following;
  const run = await findOwnRun(dataSet, following);
  if (run?.status !== 'finished') return null;
  if (!isRepeat && !hasEndedBefore(run, dataSet.uploadedAtMs)) return null;
  const promotion = await readPromotion(ports.registry, run);
  output.print(`✔ Tune: this search was done before (run ${run.runId}), version ${promotion.version}`);
  return resultOf({ dataSet, runId: run.runId, promotion, reused: true });
}

async function followTune(dataSet: CleanOutput, following: Following): Promise<UploadEnd> {
  const { model } = dataSet;
  const run = await following.output.task(
    'Start',
    (task) => awaitRun(dataSet, following, task),
    (begun) =>
      begun === null
        ? `Start: a newer upload of ${model} has taken the place of this one, which is not tuned on`
        : `Start: run ${begun.runId}, attempt ${begun.attempt}`,
  );
  if (run === null) return { outcome: 'overtaken', dataSet };
  const promotion = await followRun(run, following);
  return resultOf({ dataSet, runId: run.runId, promotion, reused: false });
}

function resultOf(result: {
  dataSet: CleanOutput;
  runId: string;
  promotion: Promotion;
  reused: boolean;
}): UploadEnd {
  const isPromoted = result.promotion.decision.outcome === 'promoted';
  return { outcome: isPromoted ? 'champion' : 'challenger', ...result };
}
