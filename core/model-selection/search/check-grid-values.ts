import { featuresOf, type GridEntry } from '../../contracts/config/estimator-grids.ts';
import { ConfigurationError } from '../../errors.ts';

/** Estimators of one feature; each has `feature` as a grid key. */
const UNIVARIATE: ReadonlySet<string> = new Set([
  'polynomial',
  'exponential',
  'power',
  'theilSen',
  'robustPolynomial',
]);

/**
 * Checks what only the data set can tell of a grid: whether its `feature` exists, and whether one has to be
 * named.
 * @throws ConfigurationError naming the option and the features there are
 */
export function checkGridValues(entry: GridEntry, features: readonly string[]): void {
  const { estimator } = entry;
  const named = featuresOf(entry);
  const where = `tune.estimators ${estimator} grid.feature`;
  const allowed = features.join(', ') || 'the data set has no features';
  const unknown = named?.find((name) => !features.includes(name));
  if (unknown !== undefined) {
    throw new ConfigurationError({
      where,
      found: `"${unknown}" is no feature of the data set`,
      allowed,
      todo: 'Name one or more of these',
    });
  }
  if (!UNIVARIATE.has(estimator) || named !== undefined || features.length === 1) return;
  throw new ConfigurationError({
    where,
    found: `${estimator} fits one feature, and none is named of the ${features.length} there are`,
    allowed,
    todo: 'Name the feature, or several to try each',
  });
}
