import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { ConfigurationError } from '../../../core/errors.ts';

/** Words that a configuration is made of, in any order: nearer to real mistakes than random letters. */
const words = ['model', 'a', 'data', 'tune', 'cv', 'types', 'alerts', 'splitter', '__proto__', 'constructor'];
const marks = [
  ': ',
  '\n',
  '\n  ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  ', ',
  '"',
  '\t',
  '*',
  '&',
  '1',
  'null',
  '|',
  '#',
];

function outcomeOf(text: string): unknown {
  try {
    return parseConfig(text, 'upkeep.yaml').model;
  } catch (error) {
    return error;
  }
}

// Far above the third of a second that it takes, for machines that do other work meanwhile.
vi.setConfig({ testTimeout: 60_000 });

describe('parseConfig on any text', () => {
  it('answers, or throws a ConfigurationError whose every line says where', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...words, ...marks), { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const outcome = outcomeOf(input);
        if (typeof outcome === 'string') return;
        expect(outcome).toBeInstanceOf(ConfigurationError);
        expect((outcome as ConfigurationError).message).toMatch(/^upkeep\.yaml(:\d+)?( .+)?: found /);
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it('answers, or throws a ConfigurationError, for any value of any section', () => {
    const section = fc.constantFrom('data', 'clean', 'tune', 'monitor');
    const json = fc.jsonValue({ maxDepth: 3 });
    const keys = fc.constantFrom('cv', 'types', 'denoise', 'alerts', 'estimators', 'impute', 'promote');
    fc.assert(
      fc.property(section, keys, json, (name, key, value) => {
        const outcome = outcomeOf(JSON.stringify({ model: 'a', [name]: { [key]: value } }));
        if (typeof outcome === 'string') return;
        expect(outcome).toBeInstanceOf(ConfigurationError);
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
