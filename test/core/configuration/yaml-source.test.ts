import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { readYaml } from '../../../core/configuration/yaml-source.ts';
import { refusalOf } from './refusal.ts';

const TOP_LEVEL =
  'Allowed: a mapping with model, data, clean, tune, monitor. Begin with a line such as "model: my-model".';

describe('the text of a configuration', () => {
  it.each([
    ['', `upkeep.yaml: found an empty file. ${TOP_LEVEL}`],
    ['# only a comment\n', `upkeep.yaml: found an empty file. ${TOP_LEVEL}`],
    ['- a\n- b\n', `upkeep.yaml: found ["a", "b"] in place of the configuration. ${TOP_LEVEL}`],
    ['model:cars\n', `upkeep.yaml: found "model:cars" in place of the configuration. ${TOP_LEVEL}`],
    [
      'model: a\ndata:\n\ttarget: b\n',
      'upkeep.yaml:3: found a tab as indentation. Indent with spaces: YAML allows no tabs.',
    ],
    ['model: a\nmodel: b\n', 'upkeep.yaml:2: found the key model twice in one mapping. Keep one of the two.'],
    [
      '{"model": "a",\n "model": "b"}',
      'upkeep.yaml:2: found the key "model" twice in one mapping. Keep one of the two.',
    ],
    [
      'model: a\n---\nmodel: b\n',
      'upkeep.yaml:2: found a second document (a line "---" or "..."). Keep one document in a file.',
    ],
    [
      'model: a: b\n',
      'upkeep.yaml:1: found a second ": " on the line. Put the value in quotes, or begin a new line.',
    ],
    [
      'model: a\ntune: [1, 2\nmonitor: 3\n',
      'upkeep.yaml:3: found a wrong indentation, or an unclosed bracket or quote. Indent by two spaces a level and close every bracket and quote.',
    ],
    [
      'model: @a\n',
      'upkeep.yaml:1: found a value that begins with a character of the YAML syntax. Put the value in quotes.',
    ],
    [
      'model: "a\n',
      'upkeep.yaml:1: found a wrong indentation, or an unclosed bracket or quote. Indent by two spaces a level and close every bracket and quote.',
    ],
    [
      'model: a\ntune: { seed: 1\n\n',
      'upkeep.yaml:2: found a wrong indentation, or an unclosed bracket or quote. Indent by two spaces a level and close every bracket and quote.',
    ],
    [
      'model: a\ntune: { seed: 1\t\n',
      'upkeep.yaml:2: found a wrong indentation, or an unclosed bracket or quote. Indent by two spaces a level and close every bracket and quote.',
    ],
    [
      'model: a\ndata: {\n\ttarget: b }\n',
      'upkeep.yaml:3: found a tab where only spaces may be. Write spaces in its place.',
    ],
    [
      'model: a\ndata: { target:\tb }\n',
      'upkeep.yaml:2: found a tab where only spaces may be. Write spaces in its place.',
    ],
    [
      'model: "a" b\n',
      'upkeep.yaml:1: found more behind a closing quote or bracket. Put the whole value in quotes, or begin a new line.',
    ],
    [
      'data:\n  id: a\n   target: b\n',
      'upkeep.yaml:3: found a wrong indentation. Indent by two spaces a level, and alike what is on one level.',
    ],
    [
      'model: a\ndata\ntune: {}\n',
      'upkeep.yaml:3: found a key of several lines. Write ": " behind every key.',
    ],
    [
      'model: - a\n',
      'upkeep.yaml:1: found a value that begins with a character of the YAML syntax. Put the value in quotes.',
    ],
    ['model: !x a\n', 'upkeep.yaml:1: found no valid YAML (unknown scalar tag !<!x>). Mend the syntax.'],
    ['model: "\\q"\n', 'upkeep.yaml:1: found no valid YAML (unknown escape sequence). Mend the syntax.'],
    [
      'model: a\rdata: @b\r',
      'upkeep.yaml:2: found a value that begins with a character of the YAML syntax. Put the value in quotes.',
    ],
    [
      'model: a\ndata: *x\n',
      'upkeep.yaml:2: found an alias (*name) that cannot be resolved. Write the value out instead.',
    ],
    [
      'model: &x [*x]\n',
      'upkeep.yaml:1: found an alias (*name) that cannot be resolved. Write the value out instead.',
    ],
  ])('%j is refused in one clear line', (text, message) => {
    expect(refusalOf(text)).toEqual([message]);
  });

  it('refuses aliases that stand for more than they should', () => {
    const levels = Array.from({ length: 9 }, (_, at) => {
      const items = Array.from({ length: 10 }, () => (at === 0 ? 'x' : `*l${at - 1}`));
      return `l${at}: &l${at} [${items.join(', ')}]`;
    });
    expect(refusalOf(levels.join('\n'))[0]).toMatch(/^upkeep\.yaml:4: found an alias/);
  });

  it('reads many values that no alias stands for', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `c${at}`);
    expect(
      parseConfig(`model: a\ndata: { ignore: [${names.join(', ')}] }\n`, 'upkeep.yaml').data.ignore,
    ).toEqual(names);
  });

  it('reads an anchored key', () => {
    expect(
      parseConfig('model: &m cars\ndata: { &c target: *m, id: *c }\n', 'upkeep.yaml').data,
    ).toMatchObject({
      target: 'cars',
      id: 'target',
    });
  });
});

describe('readYaml', () => {
  const text =
    'model: a\ntune:\n  estimators:\n    - estimator: ridge\n      grid: { alpha: [1,\n        2] }\n';
  const source = readYaml(text, 'upkeep.yaml');

  it.each([
    [['model'], 1],
    [['tune', 'estimators'], 3],
    [['tune', 'estimators', 0, 'grid'], 5],
    [['tune', 'estimators', 0, 'grid', 'alpha', 1], 6],
  ])('knows the line of %j', (path, line) => {
    expect(source.lineOf(path)).toBe(line);
  });

  it('knows the line of a key that YAML reads as another text', () => {
    const keys = readYaml('a: &k 1.50\ndata:\n  007: x\n  True: x\n  *k : x\n', 'upkeep.yaml');
    expect(keys.value).toMatchObject({ data: { 7: 'x', true: 'x', 1.5: 'x' } });
    expect(['7', 'true', '1.5'].map((key) => keys.lineOf(['data', key]))).toEqual([3, 4, 5]);
  });

  it('gives the line of what holds an option that is not there', () => {
    expect(source.lineOf(['tune', 'cv', 'splitter'])).toBe(2);
    expect(source.lineOf(['monitor'])).toBe(1);
    expect(readYaml('', 'upkeep.yaml').lineOf(['model'])).toBe(1);
  });
});
