import { keys } from '../contracts/keys.ts';
import type { Registry } from '../ports/registry.ts';
import { type ModelVersion, updateModel } from './model-document.ts';

export interface ReserveVersion {
  readonly registry: Registry;
  readonly model: string;
  readonly runId: string;
  readonly datasetId: string;
  readonly uploadedAtMs: number;
  readonly nowMs: number;
}

/**
 * The version number of a run, from 1. The same run always gets the same one, so that a repeated Promote registers nothing
 * twice; two runs never share one. A number whose run died stays reserved and is never given to another.
 * @throws ConflictError, DamagedArtefactError
 */
export function reserveVersion(request: ReserveVersion): Promise<number> {
  const { registry, model, runId, datasetId, uploadedAtMs, nowMs } = request;
  return updateModel(registry, model, (document) => {
    const known = document.versions.find((version) => version.runId === runId);
    if (known) return { next: null, result: known.version };
    const version = document.nextVersion;
    const reserved: ModelVersion = {
      version,
      runId,
      datasetId,
      modelKey: keys.modelVersion(model, version),
      uploadedAtMs,
      status: 'reserved',
      createdAt: new Date(nowMs).toISOString(),
      decision: null,
      metrics: {},
    };
    const next = {
      ...document,
      nextVersion: version + 1,
      versions: [...document.versions, reserved],
    };
    return { next, result: version };
  });
}
