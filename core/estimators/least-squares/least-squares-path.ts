import { elasticNetPath } from '../coordinate-descent/elastic-net-path.ts';
import type { LeastSquaresProblem } from './problem.ts';
import { type LinearFit, once, ridgePath } from './ridge-path.ts';
import type { LeastSquaresSettings } from './settings.ts';

type Penalty = Pick<LeastSquaresSettings, 'alpha' | 'l1Ratio'>;

/**
 * Fits of one problem with several penalties, in their order: those of `linear` and `ridge` from one factorisation, those of
 * `lasso` and `elasticNet` by coordinate descent from one to the next. What fails has its error in place of a fit.
 */
export function leastSquaresPath(problem: LeastSquaresProblem) {
  const ridge = once(() => ridgePath(problem));
  const elasticNet = once(() => elasticNetPath(problem));
  return (penalties: readonly Penalty[]): (LinearFit | Error)[] => {
    const sparse = penalties.flatMap(({ alpha, l1Ratio }) => (l1Ratio === null ? [] : [{ alpha, l1Ratio }]));
    const sparseFits = (sparse.length === 0 ? [] : elasticNet()(sparse)).values();
    return penalties.map(({ alpha, l1Ratio }) =>
      l1Ratio === null ? fitOrError(() => ridge()(alpha)) : sparseFits.next().value!,
    );
  };
}

function fitOrError(fit: () => LinearFit): LinearFit | Error {
  try {
    return fit();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
