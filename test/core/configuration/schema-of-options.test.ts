import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { configJsonSchema } from '../../../core/configuration/json-schema.ts';
import { schemaOfOptions } from '../../../core/configuration/schema-of-options.ts';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';

describe('schemaOfOptions', () => {
  it('says of the whole configuration what zod says', () => {
    const { $schema, title, ...ofZod } = configJsonSchema() as Record<string, unknown>;
    expect(schemaOfOptions(modelConfig)).toStrictEqual(ofZod);
  });

  it('refuses a kind that no option has', () => {
    expect(() => schemaOfOptions(z.date())).toThrow('a schema of the kind date');
  });
});
