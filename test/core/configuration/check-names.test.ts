import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { refusalOf } from './refusal.ts';

describe('a name of a column that YAML reads as no text', () => {
  it.each([
    ['data: { types: { 007: number } }', 'data.types["7"]', '007'],
    ['data: { types: { True: category } }', 'data.types.true', 'True'],
    ['data: { types: { ~: text } }', 'data.types.null', '~'],
    ['clean: { expect: { missing: { 1.50: "== 0" } } }', 'clean.expect.missing["1.5"]', '1.50'],
    ['clean: { expect: { range: { 5: [0, 1] } } }', 'clean.expect.range["5"]', '5'],
  ])('is refused in %s', (line, place, name) => {
    expect(refusalOf(`model: a\n${line}\n`)).toEqual([
      `upkeep.yaml:2 ${place}: found the name ${name}, which is no text in YAML. Allowed: text. Put it in quotes: "${name}".`,
    ]);
  });

  it('is told beside what else is wrong, on its own line', () => {
    expect(refusalOf('model: a\ndata:\n  types:\n    x: number\n    007: foo\n')).toEqual([
      expect.stringMatching(/^upkeep\.yaml:5 data\.types\["7"\]: found the name 007/),
      expect.stringMatching(/^upkeep\.yaml:5 data\.types\["7"\]: found "foo"/),
    ]);
  });

  it('is accepted in quotes, and a key that is no name is unknown', () => {
    const { data } = parseConfig('model: a\ndata: { types: { "007": category } }\n', 'upkeep.yaml');
    expect(data.types).toEqual({ '007': 'category' });
    expect(refusalOf('model: a\ndata: { 007: x }\n')).toEqual([
      expect.stringMatching(/^upkeep\.yaml:2 data\["7"\]: found an unknown key\./),
    ]);
  });
});
