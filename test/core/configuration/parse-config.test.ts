import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../core/configuration/default-config.ts';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { ConfigurationError } from '../../../core/errors.ts';
import { refusalOf } from './refusal.ts';

describe('parseConfig', () => {
  it('fills in the defaults', () => {
    const config = parseConfig('model: cars\n', 'upkeep.yaml');
    expect(config).toEqual(defaultConfig('cars'));
    expect(config.data.missing).toEqual(['', 'NA', 'NaN', 'null']);
    expect(config.clean).toEqual({
      duplicates: 'keep',
      expect: { rows: null, missing: {}, range: {}, values: {}, unique: [], pattern: {}, freshness: null },
      denoise: [],
      outliers: { method: 'none', factor: null, action: 'clip' },
      impute: {
        numeric: 'median',
        category: 'mostFrequent',
        fillNumber: 0,
        fillText: 'missing',
        limit: null,
        nNeighbors: 5,
        indicator: false,
      },
      normalize: {
        method: 'standard',
        range: [0, 1],
        clip: false,
        quantileRange: [25, 75],
        nQuantiles: 1000,
      },
      encode: 'oneHot',
      infrequent: { minFrequency: null, maxCategories: null },
      precision: 'roundTrip',
      escapeFormulas: false,
    });
    expect(config.tune.cv).toBeNull();
    expect(config.tune.estimators).toBeNull();
    expect(config.monitor.window).toBe('1 day');
  });

  it('reads JSON, with tabs too, as it reads YAML', () => {
    const json = '{\n\t"model": "cars",\n\t"data": { "target": "mpg" }\n}\n';
    const yaml = 'model: cars\ndata:\n  target: mpg\n';
    expect(parseConfig(json, 'upkeep.json')).toEqual(parseConfig(yaml, 'upkeep.yaml'));
  });

  it('reads a byte order mark, Windows line ends and anchors', () => {
    const text =
      '\ufeffmodel: cars\r\ndata:\r\n  target: &t mpg\r\n  types: { mpg: number }\r\n  ignore: [a]\r\n';
    expect(parseConfig(text, 'upkeep.yaml').data.target).toBe('mpg');
    const alias = 'model: cars\nmonitor: { lateness: &d 2 hours, cooldown: *d }\n';
    expect(parseConfig(alias, 'upkeep.yaml').monitor.cooldown).toBe('2 hours');
  });

  it('reports every problem at once, by line, in one error', () => {
    const text = [
      'model: Cars',
      'data: { targt: mpg }',
      'tune:',
      '  cv: { splitter: timeSeriesSplit, nSplits: 1 }',
      'monitor:',
      '  window: 5 hours',
    ].join('\n');
    expect(refusalOf(text)).toEqual([
      'upkeep.yaml:1 model: found "Cars". Allowed: 1 to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit. Write it in this form.',
      'upkeep.yaml:2 data.targt: found an unknown key. Allowed: target, id, time, group, fold, weight, positive, ignore, types, missing, badCells, format, encoding, delimiter, order. Did you mean target?',
      'upkeep.yaml:4 tune.cv.nSplits: found 1. Allowed: a whole number from 2 to 1000. Choose a number in this range.',
      'upkeep.yaml:6 monitor.window: found "5 hours", which does not fill a day of 24 hours. Allowed: 1, 2, 3, 4, 6, 8, 12, 24 hours. Choose one of these.',
    ]);
  });

  it('carries the first problem as detail and all of them as cause', () => {
    expect.assertions(3);
    try {
      parseConfig('model: a\ntune:\n  seed: -1\n  holdout: 2\n', 'config/a.yaml');
    } catch (error) {
      const { detail, cause } = error as ConfigurationError;
      expect(detail.where).toBe('config/a.yaml:3 tune.seed');
      expect(detail.found).toBe('found -1');
      expect(cause).toEqual([
        {
          where: 'config/a.yaml:3 tune.seed',
          found: 'found -1',
          allowed: 'a whole number from 0 to 2147483647',
          todo: 'Choose a number in this range.',
        },
        {
          where: 'config/a.yaml:4 tune.holdout',
          found: 'found 2',
          allowed: 'a number from 0 to 0.5',
          todo: 'Choose a number in this range.',
        },
      ]);
    }
  });

  it('leaves out a cross-check whose sections are not sound', () => {
    // Whether retune has a target cannot be said of a data section that does not parse.
    const alert = 'monitor: { alerts: [{ metric: rmse, above: 1, action: retune }] }';
    expect(refusalOf(`model: a\ndata: { target: 5 }\n${alert}\n`)).toEqual([
      'upkeep.yaml:2 data.target: found 5. Allowed: text; or null. Put it in quotes: "5".',
    ]);
  });
});

describe('defaultConfig', () => {
  it('has no target', () => {
    expect(defaultConfig('cars').data.target).toBeNull();
  });

  it('refuses a name that cannot be a part of keys', () => {
    expect(() => defaultConfig('My Cars')).toThrow(
      new ConfigurationError({
        where: 'the name of the model',
        found: 'found "My Cars"',
        allowed:
          '1 to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit',
        todo: 'Choose another name',
      }),
    );
  });
});
