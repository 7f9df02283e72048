import { DataRefusedError } from '../../errors.ts';

/** A logarithm needs positive numbers. @throws DataRefusedError naming the first row that has none */
export function refuseNotPositive(estimator: string, values: Float64Array, what: 'feature' | 'target'): void {
  const row = values.findIndex((value) => !(value > 0));
  if (row === -1) return;
  throw new DataRefusedError({
    where: `${estimator} fit`,
    found: `the ${what} is ${values[row]} (row ${row} of the training part)`,
    allowed: `a positive ${what} in every row, as the fit takes its logarithm`,
    todo:
      what === 'feature'
        ? 'Add normalize: [none] to its grid if only normalisation makes it negative, or use another estimator'
        : 'Use another estimator',
  });
}
