import { DataRefusedError } from '../errors.ts';
import type { ScoredRows } from './scorer.ts';

/** @throws DataRefusedError unless there are as many predictions as true values */
export function refuseUnequal({ yTrue, yPred }: Pick<ScoredRows, 'yTrue' | 'yPred'>): void {
  if (yTrue.length === yPred.length) return;
  throw new DataRefusedError({
    where: 'score',
    found: `${yTrue.length} true values and ${yPred.length} predictions`,
    allowed: 'as many of one as of the other',
  });
}

/** How many classes there are. @throws DataRefusedError for numbers, and for an index that is no class. O(n) */
export function countClasses({ yTrue, yPred, classes }: ScoredRows): number {
  if (classes === null) throw new DataRefusedError({ where: 'score', found: 'numbers instead of classes' });
  for (const indices of [yTrue, yPred]) {
    for (let row = 0; row < indices.length; row++) {
      const index = indices[row]!;
      if (index >= 0 && index < classes.length && Number.isInteger(index)) continue;
      throw new DataRefusedError({
        where: 'score',
        found: `${index} as the class of row ${row}`,
        allowed: `the places of the classes, 0 to ${classes.length - 1}`,
      });
    }
  }
  return classes.length;
}

/** The probabilities. @throws DataRefusedError where there are none, or not one for each row and class */
export function probabilitiesOf({ yTrue, probabilities, classes }: ScoredRows): Float64Array {
  const nClasses = classes?.length ?? 0;
  if (probabilities !== null && probabilities.length === yTrue.length * nClasses) return probabilities;
  throw new DataRefusedError({
    where: 'score',
    found: probabilities === null ? 'no probabilities' : `${probabilities.length} probabilities`,
    allowed: `one for each of ${yTrue.length} rows and ${nClasses} classes`,
    todo: 'Choose an estimator that predicts probabilities, or a score of the classes alone, such as accuracy',
  });
}
