import { describe, expect, test } from 'vitest';
import { scoredNumbers } from '../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../core/scoring/scorers.ts';

const score = (name: 'rmse' | 'mae' | 'r2', yTrue: number[], yPred: number[]) =>
  SCORERS[name].score(scoredNumbers(Float64Array.from(yTrue), Float64Array.from(yPred)));

describe('SCORERS', () => {
  test('say which way is better', () => {
    const flags = Object.values(SCORERS).map(({ name, greaterIsBetter }) => [name, greaterIsBetter]);
    expect(flags).toEqual([
      ['rmse', false],
      ['mae', false],
      ['r2', true],
    ]);
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

  test.each(['rmse', 'mae', 'r2'] as const)('%s refuses unequal lengths', (name) => {
    expect(() => score(name, [1, 2], [1])).toThrow(
      'score: 2 true values and 1 predictions. Allowed: as many of one as of the other.',
    );
  });
});
