import * as z from 'zod';
import { cleanSection } from './clean-section.ts';
import { dataSection } from './data-section.ts';
import { monitorSection } from './monitor-section.ts';
import { tuneSection } from './tune-section.ts';

const MODEL_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
export const modelName = z
  .string()
  .regex(
    MODEL_NAME,
    '1 to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit',
  );

/** `upkeep.yaml`, whole. Every option has a default, a legal range and a reason. */
export const modelConfig = z.strictObject({
  model: modelName.describe('The name under which everything of this model is kept.'),
  data: dataSection.prefault({}),
  clean: cleanSection.prefault({}),
  tune: tuneSection.prefault({}),
  monitor: monitorSection.prefault({}),
});

export type ModelConfig = z.output<typeof modelConfig>;
