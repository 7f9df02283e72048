import { describe, expect, test } from 'vitest';
import {
  CLASSIFICATION_SCORERS,
  METRIC_SCORERS,
  REGRESSION_SCORERS,
} from '../../../core/contracts/config/scorer-names.ts';
import { ConfigurationError } from '../../../core/errors.ts';
import { checkScorers } from '../../../core/scoring/check-scorers.ts';

const numbers = { target: 'mpg', task: 'regression', classes: null } as const;
const two = { target: 'species', task: 'classification', classes: ['a', 'b'] } as const;
const three = { ...two, classes: ['a', 'b', 'c'] };

describe('checkScorers', () => {
  test('lets pass what is for the task', () => {
    expect(() => checkScorers(REGRESSION_SCORERS, numbers)).not.toThrow();
    expect(() => checkScorers(CLASSIFICATION_SCORERS, two)).not.toThrow();
    const many = CLASSIFICATION_SCORERS.filter((name) => !['precision', 'recall', 'f1'].includes(name));
    expect(() => checkScorers(many, three)).not.toThrow();
  });

  test('refuses every score of the other task', () => {
    const refusedFor = (target: typeof numbers | typeof two) =>
      METRIC_SCORERS.filter((name) => {
        try {
          checkScorers([name], target);
          return false;
        } catch (error) {
          return error instanceof ConfigurationError;
        }
      });
    expect(refusedFor(numbers)).toEqual([...CLASSIFICATION_SCORERS]);
    expect(refusedFor(two)).toEqual([...REGRESSION_SCORERS]);
  });

  test('says how numbers become classes', () => {
    expect(() => checkScorers(['accuracy', 'rmse'], numbers)).toThrow(
      'tune.scoring: accuracy, a score of classes, while the target "mpg" is a number. Allowed: rmse, mse, mae, mape, medae, r2, msle, maxError. If the numbers of mpg are classes, say so with data.types: { mpg: category }.',
    );
  });

  test('says how classes become numbers', () => {
    expect(() => checkScorers(['logLoss', 'rmse'], two)).toThrow(
      /^tune\.scoring: rmse, a score of numbers, while the target "species" is a class\. Allowed: accuracy, .*, brier\. If species is a number, say so with data\.types: \{ species: number \}\.$/,
    );
  });

  test('refuses f1 of more than two classes and names what to take', () => {
    expect(() => checkScorers(['accuracy', 'f1'], three)).toThrow(
      'tune.scoring: f1, which is of the positive one of two classes, for 3 classes. Allowed: f1Macro or f1Weighted. Write one of them in place of f1.',
    );
  });
});
