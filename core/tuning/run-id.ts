import type { ModelConfig } from '../contracts/config/model-config.ts';
import { ENGINE_FORMAT } from '../contracts/versions.ts';
import { contentId } from '../hashing/sha256.ts';

/**
 * Names a run by what decides its result: the model, the data set, the `tune` section (with its seed) and the engine. The model
 * too, though two models may be tuned alike on one data set: their executions are named by the run alone.
 */
export function runIdOf(datasetId: string, config: ModelConfig): string {
  return contentId({ model: config.model, datasetId, tune: config.tune, engine: ENGINE_FORMAT });
}
