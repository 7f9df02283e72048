import type { ModelConfig } from '../contracts/config/model-config.ts';
import { keys } from '../contracts/keys.ts';
import { ConfigurationError } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { defaultConfig } from './default-config.ts';
import { parseConfig } from './parse-config.ts';

/** The stored configuration of a model, or the defaults, which tune nothing. @throws ConfigurationError */
export async function loadConfig(store: ObjectStore, model: string): Promise<ModelConfig> {
  const key = keys.config(model);
  if ((await store.head(key)) === undefined) return defaultConfig(model);
  const config = parseConfig(new TextDecoder().decode(await store.get(key)), key);
  if (config.model === model) return config;
  throw new ConfigurationError({
    where: key,
    found: `it is the configuration of ${config.model}`,
    allowed: `model: ${model}`,
    todo: `Keep it as ${keys.config(config.model)}, or change its model`,
  });
}
