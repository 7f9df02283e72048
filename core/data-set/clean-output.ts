import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { Manifest } from '../contracts/manifest.ts';
import type { CleanOutput } from '../contracts/steps.ts';
import type { ObjectInfo } from '../ports/object-store.ts';

/** What CLEAN answers of an upload that has become the data set of a manifest. */
export function cleanOutput(
  { model, datasetId, nRows, nQuarantined, nDuplicates, nWithoutTarget, nLeftOut, source, notices }: Manifest,
  { raw, config, reused }: { raw: ObjectInfo; config: ModelConfig; reused: boolean },
): CleanOutput {
  return {
    model,
    datasetId,
    rawKey: raw.key,
    uploadedAtMs: raw.modifiedAtMs,
    reused,
    nRows,
    nQuarantined,
    nDuplicates,
    nWithoutTarget,
    nLeftOut,
    source,
    notices,
    tunable: config.data.target !== null,
  };
}
