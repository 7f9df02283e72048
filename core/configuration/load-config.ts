import type { ModelConfig } from '../contracts/config/model-config.ts';
import { keys } from '../contracts/keys.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { defaultConfig } from './default-config.ts';
import { parseConfig } from './parse-config.ts';

/** The stored configuration of a model, or the defaults, which tune nothing. @throws ConfigurationError */
export async function loadConfig(store: ObjectStore, model: string): Promise<ModelConfig> {
  const key = keys.config(model);
  if ((await store.head(key)) === undefined) return defaultConfig(model);
  return parseConfig(new TextDecoder().decode(await store.get(key)), key);
}
