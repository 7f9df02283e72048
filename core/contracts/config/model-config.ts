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
  )
  .meta({ examples: ['auto-mpg'] });

/** `upkeep.yaml`, whole. Every option has a default, a legal range and a reason. */
export const modelConfig = z
  .strictObject({
    model: modelName.describe(
      'The name under which everything of this model is kept: 1 to 63 lower-case letters, digits and hyphens, because it is a part of keys.',
    ),
    data: dataSection
      .prefault({})
      .describe('Which column plays which role. A column with a role is never a feature and never changed.'),
    clean: cleanSection
      .prefault({})
      .describe(
        'What an upload must hold, and what happens to it, in a fixed order: duplicates, expect, denoise, outliers, impute, normalize, encode.',
      ),
    tune: tuneSection
      .prefault({})
      .describe(
        'Which estimators are searched, how they are compared, and when the winner replaces the champion.',
      ),
    monitor: monitorSection
      .prefault({})
      .describe('How predictions are watched once a model is in service, and what raises an alert.'),
  })
  .describe('How Upkeep cleans the data of one model, tunes it and watches it. Only model is required.');

export type ModelConfig = z.output<typeof modelConfig>;
