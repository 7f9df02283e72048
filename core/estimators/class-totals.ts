import { DataRefusedError } from '../errors.ts';

interface ClassRows {
  /** `(nSamples,)`, numbers of classes */
  readonly y: Float64Array;
  readonly nClasses: number;
  /** `(nSamples,)`; null: 1 each */
  readonly sampleWeight: Float64Array | null;
}

/**
 * The rows' weights by class, `(nClasses,)`. O(nSamples).
 * @throws DataRefusedError for a number that is of no class, or weights that cannot be used
 */
export function classTotals(estimator: string, { y, nClasses, sampleWeight }: ClassRows): Float64Array {
  const totals = new Float64Array(nClasses);
  for (let i = 0; i < y.length; i++) {
    const number = y[i]!;
    const weight = sampleWeight === null ? 1 : sampleWeight[i]!;
    if (!(Number.isInteger(number) && number >= 0 && number < nClasses)) {
      throw new DataRefusedError({
        where: `${estimator} fit`,
        found: `a row of class ${number}`,
        allowed: `the numbers of ${nClasses} classes, from 0`,
      });
    }
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new DataRefusedError({
        where: `${estimator} fit`,
        found: `a row of weight ${weight}`,
        allowed: 'finite weights of at least 0',
      });
    }
    totals[number] = totals[number]! + weight;
  }
  const sum = totals.reduce((all, total) => all + total, 0);
  if (!Number.isFinite(sum)) {
    throw new DataRefusedError({
      where: `${estimator} fit`,
      found: 'weights whose sum is no finite number',
      allowed: 'weights that can be added up',
      todo: 'Divide them all by a large number: only their proportions count',
    });
  }
  if (sum > 0) return totals;
  throw new DataRefusedError({
    where: `${estimator} fit`,
    found: 'all rows have the weight 0',
    allowed: 'a row that counts',
  });
}
