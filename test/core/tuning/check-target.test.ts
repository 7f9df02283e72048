import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { ConfigurationError } from '../../../core/errors.ts';
import { checkTarget, targetNotices } from '../../../core/tuning/check-target.ts';

const config = (more = '', positive = '') =>
  parseConfig(`model: m\ndata: { target: kind${positive} }\n${more}`, 'm.yaml');
const CLASSES = { classes: ['a', 'b'] };
const NUMBERS = { classes: null };
const ALERT = 'monitor: { alerts: [{ metric: rmse, above: 4 }] }';

describe('checkTarget', () => {
  it('refuses rules of alerts where classes are predicted, which nothing watches', () => {
    expect(() => checkTarget(CLASSES, config(ALERT))).toThrow(ConfigurationError);
    expect(() => checkTarget(CLASSES, config(ALERT))).toThrow(
      'monitor.alerts: a rule for rmse, while the target "kind" is a class, and this version does not watch predictions of ' +
        'classes: no alert could be raised. Allowed: no rule. ' +
        'Remove monitor.alerts. If kind is a number, say so with data.types: { kind: number }.',
    );
    expect(() => checkTarget(NUMBERS, config(ALERT))).not.toThrow();
    expect(() => checkTarget(CLASSES, config())).not.toThrow();
  });

  it('refuses a positive class of numbers', () => {
    expect(() => checkTarget(NUMBERS, config('', ', positive: a'))).toThrow(
      'data.positive: "a", while the target "kind" is a number and has no classes. Allowed: a target of two classes. ' +
        'Remove data.positive, or say with data.types: { kind: category } that the numbers are classes.',
    );
    expect(() => checkTarget(CLASSES, config('', ', positive: a'))).not.toThrow();
  });
});

describe('targetNotices', () => {
  it('asks whether numbers of which there are two are classes, gaps aside', () => {
    expect(targetNotices({ ...NUMBERS, y: Float64Array.of(1, 0, Number.NaN, 1) }, config())).toEqual([
      'kind is only ever 0 or 1, and is learnt as a number: if these are classes, say so with data.types: { kind: category }.',
    ]);
  });

  it('says nothing of more numbers, of one, and of classes', () => {
    expect(targetNotices({ ...NUMBERS, y: Float64Array.of(1, 0, 2) }, config())).toEqual([]);
    expect(targetNotices({ ...NUMBERS, y: Float64Array.of(1, 1) }, config())).toEqual([]);
    expect(targetNotices({ ...CLASSES, y: Float64Array.of(1, 0) }, config())).toEqual([]);
  });
});
