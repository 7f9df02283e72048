import { readModel } from '../../../core/registry/model-document.ts';
import { type RunRecord, readRun } from '../../../core/registry/run-record.ts';
import type { TestDeployment } from './deployment.ts';
import { eventually } from './eventually.ts';

/** Waits for a version of a model to be registered and its run to be closed. */
export function awaitVersion(
  { ports: { registry } }: TestDeployment,
  model: string,
  { version }: { version: number },
) {
  return eventually(`version ${version} of ${model}`, async () => {
    const found = (await readModel(registry, model))?.versions.find((entry) => entry.version === version);
    if (found?.status !== 'ready') return undefined;
    const record = await readRun({ registry, model, runId: found.runId });
    return record?.status === 'finished' ? found : undefined;
  });
}

/** Waits for a model's only run to be in a state. */
export function awaitRun(
  { ports: { registry } }: TestDeployment,
  model: string,
  { status, attempt = 1 }: { status: RunRecord['status']; attempt?: number },
): Promise<RunRecord> {
  return eventually(`a ${status} run of ${model}`, async () => {
    for await (const { value } of registry.list(`run/${model}/`)) {
      const record = value as unknown as RunRecord;
      if (record.status === status && record.attempt === attempt) return record;
    }
    return undefined;
  });
}
