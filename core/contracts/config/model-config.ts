import * as z from 'zod/mini';
import { described, section } from '../option.ts';
import { cleanSection } from './clean-section.ts';
import { dataSection } from './data-section.ts';
import { monitorSection } from './monitor-section.ts';
import { tuneSection } from './tune-section.ts';

const MODEL_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
export const modelName = z
  .string()
  .check(
    z.regex(
      MODEL_NAME,
      '1 to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit',
    ),
    z.meta({ examples: ['auto-mpg'] }),
  );

/** `upkeep.yaml`, whole. Every option has a default, a legal range and a reason. */
export const modelConfig = described(
  z.strictObject({
    model: described(
      modelName,
      'The name under which everything of this model is kept: 1 to 63 lower-case letters, digits and hyphens, because it is a part of keys.',
    ),
    data: section(
      dataSection,
      'Which column plays which role. A column with a role is never a feature and never changed, except that clean.csv writes it too by clean.precision and clean.escapeFormulas.',
    ),
    clean: section(
      cleanSection,
      'What an upload must hold, and what happens to it, in a fixed order: duplicates, expect, denoise, outliers, impute, normalize, encode.',
    ),
    tune: section(
      tuneSection,
      'Which estimators are searched, how they are compared, and when the winner replaces the champion.',
    ),
    monitor: section(
      monitorSection,
      'How predictions are watched once a model is in service, and what raises an alert.',
    ),
  }),
  'How Upkeep cleans the data of one model, tunes it and watches it. Only model is required.',
);

export type ModelConfig = z.output<typeof modelConfig>;
