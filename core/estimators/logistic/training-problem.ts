import { DataRefusedError } from '../../errors.ts';
import { classTotals } from '../class-totals.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import type { FitOptions } from '../estimator.ts';
import type { LogisticSettings } from './settings.ts';
import { type StandardRows, standardRows } from './standard-rows.ts';

/** What all C of a training part share. */
export interface TrainingProblem {
  readonly rows: StandardRows;
  /** Numbers of the classes that have a row that counts, ascending. */
  readonly present: readonly number[];
  /** `(present.length,)`: their shares of the weight */
  readonly shares: Float64Array;
}

interface Training {
  readonly X: DesignMatrix;
  /** `(nSamples,)`, numbers of classes */
  readonly y: Float64Array;
  readonly options: FitOptions;
}

/**
 * A training part, weighted and coded. A class none of whose rows counts takes no part, as in scikit-learn one that has no rows:
 * of three classes of which two are there, those two have one row of coefficients. O(nSamples x nFeatures).
 * @throws DataRefusedError when fewer than two classes are there
 */
export function trainingProblem(
  { X, y, options }: Training,
  { fitIntercept, classWeight }: Omit<LogisticSettings, 'C'>,
): TrainingProblem {
  const { classes, sampleWeight = null } = options;
  const names = classes ?? [];
  const totals = classTotals('logistic', { y, nClasses: names.length, sampleWeight });
  const present = [...totals.keys()].filter((number) => totals[number]! > 0);
  if (present.length < 2) {
    throw new DataRefusedError({
      where: 'logistic fit',
      found: `the training rows have the one class ${JSON.stringify(names[present[0]!])}`,
      allowed: 'rows of at least 2 classes',
      todo: 'Split so that every training part has them, or leave out a class of few rows',
    });
  }
  const total = totals.reduce((sum, value) => sum + value, 0);
  // scikit-learn's "balanced": every class weighs the same, and all of them together what they did before.
  const factors = totals.map((value) =>
    value > 0 && classWeight === 'balanced' ? total / (present.length * value) : 1,
  );
  const codes = new Float64Array(names.length);
  for (const [code, number] of present.entries()) codes[number] = present.length === 2 ? 2 * code - 1 : code;
  const targets = y.map((number) => codes[number]!);
  const weights = y.map((number, i) => factors[number]! * (sampleWeight === null ? 1 : sampleWeight[i]!));
  return {
    rows: standardRows(X, { targets, weights, fitIntercept, k: present.length === 2 ? 1 : present.length }),
    present,
    shares: Float64Array.from(present, (number) => (totals[number]! * factors[number]!) / total),
  };
}
