import { describe, expect, test } from 'vitest';
import { METRIC_SCORERS, type ScorerName } from '../../../core/contracts/config/scorer-names.ts';
import { scoredNumbers } from '../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../core/scoring/scorers.ts';

const score = (name: ScorerName, yTrue: number[], yPred: number[]) =>
  SCORERS[name].score(scoredNumbers(Float64Array.from(yTrue), Float64Array.from(yPred)));

describe('SCORERS', () => {
  test('say which way is better', () => {
    const losses = ['rmse', 'mse', 'mae', 'mape', 'medae', 'msle', 'maxError', 'logLoss', 'brier'];
    const found = METRIC_SCORERS.filter((name) => !SCORERS[name].greaterIsBetter);
    expect(found).toEqual(losses);
  });

  test('are under their own names', () => {
    expect(Object.values(SCORERS).map(({ name }) => name)).toEqual(Object.keys(SCORERS));
    expect(Object.keys(SCORERS)).toEqual([...METRIC_SCORERS]);
  });

  test('agree with sums by hand', () => {
    const [truth, predicted] = [
      [1, 2, 3, 4],
      [2, 2, 3, 1],
    ];
    expect(score('rmse', truth!, predicted!)).toBe(Math.sqrt(2.5));
    expect(score('mae', truth!, predicted!)).toBe(1);
    expect(score('r2', truth!, predicted!)).toBe(-1);
  });

  test('r2 of a constant truth is 1 if perfect, else 0, even where the mean rounds', () => {
    expect(score('r2', [0.1, 0.1, 0.1], [0.1, 0.1, 0.1])).toBe(1);
    expect(score('r2', [0.1, 0.1, 0.1], [0.1, 0.1, 0.2])).toBe(0);
  });

  test('r2 is not defined below two samples, nor an error without any', () => {
    expect(score('r2', [1], [1])).toBeNaN();
    expect(score('rmse', [], [])).toBeNaN();
    expect(score('mae', [], [])).toBeNaN();
  });

  test.each(METRIC_SCORERS)('%s refuses unequal lengths', (name) => {
    expect(() => score(name, [1, 2], [1])).toThrow(
      'score: 2 true values and 1 predictions. Allowed: as many of one as of the other.',
    );
  });

  test.each(METRIC_SCORERS)('%s is not defined without rows', (name) => {
    const none = { yTrue: new Float64Array(), yPred: new Float64Array(), probabilities: new Float64Array() };
    expect(SCORERS[name].score({ ...none, classes: ['a', 'b'] })).toBeNaN();
  });

  test.each(['mae', 'medae', 'maxError'] as const)('%s of a prediction that is no number is none', (name) => {
    expect(score(name, [1, 2, 3], [1, Number.NaN, 3])).toBeNaN();
  });
});

describe('scores of classes', () => {
  const classes = ['no', 'yes'];
  const rows = {
    yTrue: Float64Array.of(0, 1, 1, 0),
    yPred: Float64Array.of(0, 1, 0, 0),
    probabilities: Float64Array.of(0.9, 0.1, 0.2, 0.8, 0.6, 0.4, 0.6, 0.4),
    classes,
  };
  const scoreOf = (name: ScorerName, changes: object = {}) => SCORERS[name].score({ ...rows, ...changes });

  test('agree with counts by hand', () => {
    expect(scoreOf('accuracy')).toBe(0.75);
    expect(scoreOf('precision')).toBe(1);
    expect(scoreOf('recall')).toBe(0.5);
    expect(scoreOf('f1')).toBe(2 / 3);
    // Of four pairs three are in order and one is tied.
    expect(scoreOf('rocAuc')).toBe(3.5 / 4);
    expect(scoreOf('brier')).toBeCloseTo((0.01 + 0.04 + 0.36 + 0.16) / 4, 15);
  });

  test('need classes', () => {
    expect(() => scoreOf('accuracy', { classes: null })).toThrow('score: numbers instead of classes.');
  });

  test.each([2, -1, 0.5, Number.NaN])('refuse %d as a class', (index) => {
    expect(() => scoreOf('f1', { yPred: Float64Array.of(0, 1, index, 0) })).toThrow(
      `score: ${index} as the class of row 2. Allowed: the places of the classes, 0 to 1.`,
    );
  });

  test.each(['logLoss', 'brier', 'rocAuc', 'averagePrecision'] as const)('%s needs probabilities', (name) => {
    expect(SCORERS[name].needsProbabilities).toBe(true);
    expect(() => scoreOf(name, { probabilities: null })).toThrow(
      'score: no probabilities. Allowed: one for each of 4 rows and 2 classes. Choose an estimator that predicts probabilities',
    );
  });

  test('of the order of probabilities are not defined where one is no number', () => {
    const probabilities = rows.probabilities.with(3, Number.NaN);
    expect(scoreOf('rocAuc', { probabilities })).toBeNaN();
    expect(scoreOf('averagePrecision', { probabilities })).toBeNaN();
    expect(scoreOf('logLoss', { probabilities })).toBeNaN();
  });

  test.each([
    'precision',
    'recall',
    'f1',
  ] as const)('%s is refused for three classes, by a name to take', (name) => {
    expect(() => scoreOf(name, { classes: [...classes, 'perhaps'] })).toThrow(
      `tune.scoring: ${name}, which is of the positive one of two classes, for 3 classes. Allowed: ${name}Macro or ${name}Weighted.`,
    );
  });
});
