import { type ModelConfig, modelConfig } from '../contracts/config/model-config.ts';
import { ConfigurationError } from '../errors.ts';
import { foundText } from './found-text.ts';

/** The configuration of a model that has none: its data are cleaned and profiled, not tuned. @throws ConfigurationError */
export function defaultConfig(model: string): ModelConfig {
  const parsed = modelConfig.safeParse({ model });
  if (parsed.success) return parsed.data;
  throw new ConfigurationError({
    where: 'the name of the model',
    found: foundText(model),
    allowed: parsed.error.issues[0]!.message,
    todo: 'Choose another name',
  });
}
