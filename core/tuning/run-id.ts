import type { ModelConfig } from '../contracts/config/model-config.ts';
import { ENGINE_FORMAT } from '../contracts/versions.ts';
import { contentId } from '../hashing/sha256.ts';

/** Names a run by what decides its result: the data set, the `tune` section (with its seed) and the engine. */
export function runIdOf(datasetId: string, config: ModelConfig): string {
  return contentId({ datasetId, tune: config.tune, engine: ENGINE_FORMAT });
}
