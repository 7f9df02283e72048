import { jsonText } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { RunRef } from '../contracts/steps.ts';
import { contentId } from '../hashing/sha256.ts';
import type { Ports } from '../ports/ports.ts';
import { releaseLease } from '../registry/lease.ts';
import { finishRun } from '../registry/run-record.ts';
import { loadRunConfig } from '../tuning/load-run.ts';
import type { Promotion } from './promote.ts';

/** NotifyResult: closes the run, tells what came of it, and lets the next one begin. */
export async function notifyResult(
  run: RunRef,
  promotion: Promotion,
  { ports, nowMs }: { ports: Ports; nowMs: number },
): Promise<void> {
  const { model, runId } = run;
  const { version, decision } = promotion;
  const { rawKey, uploadedAtMs, datasetId } = await loadRunConfig(ports.store, run);
  const raw = await ports.store.head(rawKey);
  const record = await finishRun({ registry: ports.registry, model, runId, nowMs, version, decision });
  const summary = {
    ...record,
    format: 'upkeep-run/1',
    model,
    datasetId,
    uploadedAtMs,
    raw: { key: rawKey, version: raw?.version ?? null },
  };
  await ports.store.put(keys.run(model, runId, 'run.json'), jsonText(summary));
  const promoted = decision.outcome === 'promoted';
  await ports.notifier.notify({
    deduplicationId: contentId({ runId, model, version }),
    subject: promoted
      ? `${model}: version ${version} is the new champion`
      : `${model}: version ${version} stays challenger`,
    text: `${decision.reason}\nModel ${model}, version ${version}, run ${runId}.`,
    body: { model, version, runId, decision: { ...decision } },
    attributes: { model, kind: 'tune', severity: 'info', state: promoted ? 'PROMOTED' : 'CHALLENGER' },
  });
  await releaseLease({ registry: ports.registry, name: model, owner: runId });
}
