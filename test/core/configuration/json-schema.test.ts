import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { configJsonSchema } from '../../../core/configuration/json-schema.ts';
import { configSchema, shapesOf } from '../../../core/configuration/option-schema.ts';
import type { OptionSchema } from '../../../core/configuration/schema-of-options.ts';
import { structuralProblems } from './structural-problems.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** Every option of the schema with its dotted name, through lists and choices. */
function optionsUnder(
  schema: OptionSchema,
  name = '',
): { name: string; option: OptionSchema; isRequired: boolean }[] {
  return shapesOf(schema).flatMap((shape) => {
    const inner = typeof shape.items === 'object' ? optionsUnder(shape.items, name) : [];
    const own = Object.entries(shape.properties ?? {}).flatMap(([key, option]) => [
      { name: `${name}.${key}`, option, isRequired: shape.required?.includes(key) ?? false },
      ...optionsUnder(option, `${name}.${key}`),
    ]);
    return [...inner, ...own];
  });
}

describe('upkeep.schema.json', () => {
  it('is what the configuration generates; `npm run schema` writes it', () => {
    expect(JSON.parse(read('upkeep.schema.json'))).toEqual(configJsonSchema());
  });

  it('is of draft 2020-12, with a title, a description and no $id', () => {
    expect(configJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Upkeep configuration',
      description:
        'How Upkeep cleans the data of one model, tunes it and watches it. Only model is required.',
      required: ['model'],
      additionalProperties: false,
    });
    expect(configJsonSchema()).not.toHaveProperty('$id');
  });

  it('describes every option', () => {
    const options = optionsUnder(configSchema());
    expect(options.length).toBeGreaterThan(50);
    const bare = options.filter(({ option }) => (option.description ?? '').length < 15);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('gives every option that may be left out a default', () => {
    const silent = optionsUnder(configSchema()).filter(
      ({ option, isRequired }) =>
        !isRequired && option.default === undefined && !/Default: /.test(option.description ?? ''),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('accepts the example', () => {
    const example = load(read('examples/auto-mpg/upkeep.yaml'));
    expect(structuralProblems(example, configSchema())).toEqual([]);
  });

  it('refuses what the parser refuses', () => {
    const schema = configSchema();
    expect(structuralProblems({ data: {} }, schema)).toEqual(['config: no model']);
    expect(structuralProblems({ model: 'A' }, schema)).toEqual(['config.model: no match']);
    expect(structuralProblems({ model: 'a', dta: {} }, schema)).toEqual(['config.dta: unknown']);
    const cv = { splitter: 'kFold', nSplits: 1 };
    expect(structuralProblems({ model: 'a', tune: { cv } }, schema)).toEqual([
      'config.tune.cv: no shape fits',
    ]);
  });
});
