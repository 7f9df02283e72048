import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal.ts';

const ESTIMATORS =
  'linear, ridge, lasso, elasticNet, multivariateLinear, polynomial, exponential, power, theilSen, robustPolynomial, kNeighbors, logistic';

/** One line of configuration under `model: a`, and the message without file and line. */
const messagesOf = (line: string) =>
  refusalOf(`model: a\n${line}\n`).map((text) => text.replace(/^upkeep\.yaml:2 /, ''));

describe('an unknown key', () => {
  it.each([
    [
      'data: { targt: mpg }',
      'data.targt: found an unknown key. Allowed: target, id, time, group, fold, weight, positive, ignore, types, missing, badCells, format, encoding, delimiter, order. Did you mean target?',
    ],
    [
      'target: mpg',
      'target: found an unknown key. Allowed: model, data, clean, tune, monitor. Move it to data.target.',
    ],
    [
      'tune: { n_splits: 3 }',
      'tune.n_splits: found an unknown key. Allowed: search, cv, holdout, scoring, estimators, selection, promote, seed. Move it to tune.cv.nSplits.',
    ],
    [
      'clean: { monitor: 3 }',
      'clean.monitor: found an unknown key. Allowed: duplicates, expect, denoise, outliers, impute, normalize, encode, infrequent, precision, escapeFormulas. Move it to the top level.',
    ],
    [
      'clean: { sparkle: 3 }',
      'clean.sparkle: found an unknown key. Allowed: duplicates, expect, denoise, outliers, impute, normalize, encode, infrequent, precision, escapeFormulas. Remove it.',
    ],
    [
      'tune: { cv: { splitter: timeSeriesSplit, shuffle: true } }',
      'tune.cv.shuffle: found an unknown key. Allowed: splitter, nSplits, boundary, gap, testSize, maxTrainSize. Remove it.',
    ],
    [
      'tune: { estimators: [{ estimator: ridge, grid: { solver: [svd] } }] }',
      'tune.estimators[0].grid.solver: found an unknown key. Allowed: alpha, fitIntercept, degree, interactionOnly, normalize. Remove it.',
    ],
    [
      'tune: { estimators: [{ estimator: ridge, grid: { fit_intercept: [true] } }] }',
      'tune.estimators[0].grid.fit_intercept: found an unknown key. Allowed: alpha, fitIntercept, degree, interactionOnly, normalize. Did you mean fitIntercept?',
    ],
  ])('%s', (line, message) => {
    expect(messagesOf(line)).toEqual([message]);
  });
});

describe('a choice between shapes points to the key that decides', () => {
  it.each([
    [
      'tune: { cv: { splitter: timeSeries } }',
      'tune.cv.splitter: found "timeSeries". Allowed: kFold, stratifiedKFold, groupKFold, stratifiedGroupKFold, repeatedKFold, repeatedStratifiedKFold, shuffleSplit, timeSeriesSplit, predefinedSplit. Choose one of these.',
    ],
    [
      'tune: { cv: { splitter: KFold } }',
      'tune.cv.splitter: found "KFold". Allowed: kFold, stratifiedKFold, groupKFold, stratifiedGroupKFold, repeatedKFold, repeatedStratifiedKFold, shuffleSplit, timeSeriesSplit, predefinedSplit. Did you mean kFold?',
    ],
    [
      'tune: { cv: kFold }',
      'tune.cv: found "kFold". Allowed: a mapping with splitter: kFold, stratifiedKFold, groupKFold, stratifiedGroupKFold, repeatedKFold, repeatedStratifiedKFold, shuffleSplit, timeSeriesSplit or predefinedSplit; or null. Write it as a mapping: { splitter: kFold }.',
    ],
    [
      'tune: { cv: TimeSeriesSplit }',
      'tune.cv: found "TimeSeriesSplit". Allowed: a mapping with splitter: kFold, stratifiedKFold, groupKFold, stratifiedGroupKFold, repeatedKFold, repeatedStratifiedKFold, shuffleSplit, timeSeriesSplit or predefinedSplit; or null. Write it as a mapping: { splitter: timeSeriesSplit }.',
    ],
    [
      'clean: { normalize: minmax }',
      'clean.normalize: found "minmax". Allowed: a mapping with method, range, clip, quantileRange, nQuantiles. Write it as a mapping: { method: minMax }.',
    ],
    [
      'clean: { normalize: 3 }',
      'clean.normalize: found 3. Allowed: a mapping with method, range, clip, quantileRange, nQuantiles. Write it as a mapping: { method: 3 }.',
    ],
    [
      'clean: { denoise: [{ columns: [a], window: 3 }] }',
      'clean.denoise[0].method: found nothing. Allowed: movingAverage, exponential, median, hampel, savitzkyGolay. Add method.',
    ],
    [
      'tune: { estimators: [{ estimatr: ridge }] }',
      `tune.estimators[0].estimator: found nothing. Allowed: ${ESTIMATORS}, dummy, lambda. Rename estimatr to estimator.`,
    ],
    [
      'tune: { estimators: [ridge] }',
      `tune.estimators[0]: found "ridge". Allowed: a mapping with estimator: ${ESTIMATORS}, dummy or lambda. Write it as a mapping: { estimator: ridge }.`,
    ],
  ])('%s', (line, message) => {
    expect(messagesOf(line)).toEqual([message]);
  });
});

describe('a grid of numbers', () => {
  const ridge = (alpha: string) =>
    messagesOf(`tune: { estimators: [{ estimator: ridge, grid: { alpha: ${alpha} } }] }`).map((text) =>
      text.replace('tune.estimators[0].grid.', ''),
    );

  it('is a list, or is written in few words', () => {
    expect(ridge('0.1')).toEqual([
      'alpha: found 0.1. Allowed: a list of at least 1, each: a number; or a mapping with one of logspace, linspace, range, uniform, logUniform, int or choice. Write it as a list: [0.1].',
    ]);
  });

  it('is judged as the shape that the writer had in mind', () => {
    expect(ridge('[1, x]')).toEqual(['alpha[1]: found "x". Allowed: a number. Write it in this form.']);
    expect(ridge('[.inf]')).toEqual(['alpha[0]: found Infinity. Allowed: a number. Write a finite number.']);
    expect(ridge('[]')).toEqual([
      'alpha: found an empty list. Allowed: a list of at least 1, each: a number; or a mapping with one of logspace, linspace, range, uniform, logUniform, int or choice. Add an item.',
    ]);
    expect(ridge('{ logspace: [1, 2, 1.5] }')).toEqual([
      'alpha.logspace[2]: found 1.5. Allowed: a whole number from 1 to 100000. Write a whole number.',
    ]);
    expect(ridge('{ logspace: [1, 2] }')).toEqual([
      'alpha.logspace: found [1, 2]. Allowed: [a number; a number; a whole number from 1 to 100000]. Change its length.',
    ]);
    expect(ridge('{ logUniform: [1] }')).toEqual([
      'alpha.logUniform: found [1]. Allowed: [a number; a number]. Change its length.',
    ]);
    expect(ridge('{ logspac: [1, 2, 3] }')).toEqual([
      'alpha.logspac: found an unknown key. Allowed: logspace, linspace, range, uniform, logUniform, int, choice. Did you mean logspace?',
    ]);
    expect(ridge('{ logspace: [1, 2, 3], int: [1, 2] }')).toEqual([
      'alpha.int: found a second key. Allowed: one of logspace, linspace, range, uniform, logUniform, int, choice. Keep one of them.',
    ]);
  });
});

describe('a wrong value', () => {
  it.each([
    [
      'tune: { seed: 99999999999999999999999 }',
      'tune.seed: found 1e+23. Allowed: a whole number from 0 to 2147483647. Choose a number in this range.',
    ],
    [
      'clean: { impute: { indicator: yes } }',
      'clean.impute.indicator: found "yes". Allowed: true, false. Did you mean true?',
    ],
    [
      'clean: { impute: { indicator: Off } }',
      'clean.impute.indicator: found "Off". Allowed: true, false. Did you mean false?',
    ],
    [
      'clean: { impute: { indicator: "true" } }',
      'clean.impute.indicator: found "true". Allowed: true, false. Remove the quotes.',
    ],
    ['data: { time: 1970 }', 'data.time: found 1970. Allowed: text; or null. Put it in quotes: "1970".'],
    ['data: { target: "" }', 'data.target: found "". Allowed: text; or null. Write at least one character.'],
    [
      'data: { missing: x }',
      'data.missing: found "x". Allowed: a list, each: text. Write it as a list: [x].',
    ],
    [
      'data: { types: [a] }',
      'data.types: found ["a"]. Allowed: a mapping from names to: number, boolean, time, category, text. Write it in this form.',
    ],
    [
      'data: { types: { a: nmber } }',
      'data.types.a: found "nmber". Allowed: number, boolean, time, category, text. Did you mean number?',
    ],
    ['data: { types: { "": text } }', 'data.types[""]: found an empty name. Name a column.'],
    [
      'clean:',
      'clean: found nothing (null). Allowed: a mapping with duplicates, expect, denoise, outliers, impute, normalize, encode, infrequent, precision, escapeFormulas. Give it a value, or remove the line for the default.',
    ],
    [
      'data: { delimiter: ":" }',
      'data.delimiter: found ":". Allowed: ",", ";", "\\t", "|". Choose one of these.',
    ],
    [
      'clean: { expect: { range: { mpg: 5 } } }',
      'clean.expect.range.mpg: found 5. Allowed: [a number or null; a number or null]. Write it in this form.',
    ],
    [
      'clean: { expect: { range: { mpg: ["5", null] } } }',
      'clean.expect.range.mpg[0]: found "5". Allowed: a number or null. Remove the quotes.',
    ],
    [
      'clean: { expect: { values: { kit: [{}] } } }',
      'clean.expect.values.kit[0]: found an empty mapping. Allowed: text, a number, true or false. Write it in this form.',
    ],
    [
      'clean: { normalize: { range: [1, 0] } }',
      'clean.normalize.range: found [1, 0]. The first number must be below the second.',
    ],
    [
      'clean: { denoise: [{ columns: [a], method: exponential, alpha: 0 }] }',
      'clean.denoise[0].alpha: found 0. Allowed: a number, above 0 and at most 1; or null. Choose a number in this range.',
    ],
    [
      'tune: { holdout: "0.2" }',
      'tune.holdout: found "0.2". Allowed: a number from 0 to 0.5. Remove the quotes.',
    ],
    [
      'tune: { seed: 1.5 }',
      'tune.seed: found 1.5. Allowed: a whole number from 0 to 2147483647. Write a whole number.',
    ],
    [
      'tune: { promote: { confidence: 1 } }',
      'tune.promote.confidence: found 1. Allowed: a number, at least 0.5 and below 1. Choose a number in this range.',
    ],
    [
      'monitor: { minRows: 0 }',
      'monitor.minRows: found 0. Allowed: a whole number, at least 1. Choose a number in this range.',
    ],
    [
      'monitor: { window: 1 fortnight }',
      'monitor.window: found "1 fortnight". Allowed: "1 hour" to "24 hours", "1 day", "1 week", "1 month" or "1 year". Write it in this form.',
    ],
    [
      'monitor: { cooldown: 3 }',
      'monitor.cooldown: found 3. Allowed: text such as "1 hour", "30 days". Write it like "1 hour".',
    ],
    [
      'clean: { expect: { rows: 50 } }',
      'clean.expect.rows: found 50. Allowed: text such as ">= 50"; or null. Write it like ">= 50".',
    ],
    [
      'clean: { outliers: { method: zScore, action: null } }',
      'clean.outliers.action: found nothing (null). Allowed: clip, null, drop, flag. Put it in quotes: "null".',
    ],
    [
      'clean: { precision: "4" }',
      'clean.precision: found "4". Allowed: roundTrip; or a whole number from 0 to 15. Remove the quotes.',
    ],
    [
      'clean: { precision: roundtrip }',
      'clean.precision: found "roundtrip". Allowed: roundTrip; or a whole number from 0 to 15. Did you mean roundTrip?',
    ],
    [
      'monitor: { alerts: [{ metric: rmse }] }',
      'monitor.alerts[0]: found a mapping with metric. Give exactly one of above and below.',
    ],
    [
      'monitor: { alerts: [{ metric: rmse, above: 1, clear: 2 }] }',
      'monitor.alerts[0].clear: found 2. Must be on the safe side of the threshold.',
    ],
    [
      'monitor: { alerts: [{ metric: rmse, above: 1, for: 3 of 2 }] }',
      'monitor.alerts[0].for: found "3 of 2". M must not exceed N.',
    ],
    [
      'monitor: { alerts: [{ metric: rmse, above: 1, for: 3/2 }] }',
      'monitor.alerts[0].for: found "3/2". Allowed: "M of N" with whole numbers, such as "2 of 3". Write it in this form.',
    ],
  ])('%s', (line, message) => {
    expect(messagesOf(line)).toEqual([message]);
  });

  it('asks for a model that is not named, or misnamed', () => {
    expect(refusalOf('data: {}')).toEqual([
      'upkeep.yaml:1 model: found nothing. Allowed: text such as "auto-mpg". Add model.',
    ]);
    expect(refusalOf('modle: a')[0]).toBe(
      'upkeep.yaml:1 model: found nothing. Allowed: text such as "auto-mpg". Rename modle to model.',
    );
  });
});
