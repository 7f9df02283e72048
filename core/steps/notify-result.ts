import { jsonText } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { RunRef } from '../contracts/steps.ts';
import { NotFoundError } from '../errors.ts';
import { contentId } from '../hashing/sha256.ts';
import type { Notification } from '../ports/notifier.ts';
import type { Ports } from '../ports/ports.ts';
import { type LeaseHolder, releaseLease } from '../registry/lease.ts';
import { readModel } from '../registry/model-document.ts';
import { finishRun, type RunRecord, readRun } from '../registry/run-record.ts';
import { loadRunConfig } from '../tuning/load-run.ts';
import { searchActuals } from '../tuning/search-actuals.ts';
import type { Promotion } from './promote.ts';

interface NotifyResultContext {
  readonly ports: Omit<Ports, 'metricSink'>;
  readonly nowMs: number;
  readonly holder: LeaseHolder;
}

/**
 * NotifyResult: tells what came of the run, closes it, and lets the next one begin. The run is finished last of all, since
 * a finished run is not taken up again: stopped before that, it writes `run.json` anew and sends the same message, with the
 * same id, once more.
 */
export async function notifyResult(
  run: RunRef,
  promotion: Promotion,
  { ports, nowMs, holder }: NotifyResultContext,
): Promise<void> {
  const { registry, notifier } = ports;
  const { model, runId } = run;
  await writeSummary(run, promotion, { ports, nowMs });
  const champion = (await readModel(registry, model))?.aliases.champion;
  await notifier.notify(resultNotification(run, promotion, champion === promotion.version));
  await finishRun({ registry, model, runId, nowMs, ...promotion });
  await releaseLease({ registry, name: model, owner: runId, holder });
}

/** `run.json`: the run's record as it will be once it is finished, what it was made of, and what its search took. */
async function writeSummary(
  run: RunRef,
  promotion: Promotion,
  { ports: { store, registry }, nowMs }: Omit<NotifyResultContext, 'holder'>,
): Promise<void> {
  const { model, runId } = run;
  const record = await readRun({ registry, ...run });
  if (record === undefined)
    throw new NotFoundError({ where: `model ${model}`, found: `run ${runId} never began` });
  const finished: RunRecord = {
    ...record,
    ...promotion,
    status: 'finished',
    endedAt: new Date(nowMs).toISOString(),
    reason: null,
  };
  const { rawKey, uploadedAtMs, datasetId } = await loadRunConfig(store, run);
  const raw = await store.head(rawKey);
  const summary = {
    ...finished,
    format: 'upkeep-run/1',
    datasetId,
    uploadedAtMs,
    search: await searchActuals(run, store, nowMs),
    raw: { key: rawKey, version: raw?.version ?? null },
  };
  await store.put(keys.run(model, runId, 'run.json'), jsonText(summary));
}

/** A run that is taken up again may tell of a promotion that was undone meanwhile. */
function resultNotification(
  { model, runId }: RunRef,
  { version, decision }: Promotion,
  isChampion: boolean,
): Notification {
  const promoted = decision.outcome === 'promoted';
  const promotedSubject = isChampion
    ? `${model}: version ${version} is the new champion`
    : `${model}: version ${version} was promoted, and another version is champion by now`;
  return {
    deduplicationId: contentId({ runId, model, version }),
    subject: promoted ? promotedSubject : `${model}: version ${version} stays challenger`,
    text: `${decision.reason}\nModel ${model}, version ${version}, run ${runId}.`,
    body: { model, version, runId, decision: { ...decision } },
    attributes: { model, kind: 'tune', severity: 'info', state: promoted ? 'PROMOTED' : 'CHALLENGER' },
  };
}
