import type { FittedModel } from '../../contracts/model-artefact.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { refuseNonFiniteFit } from '../fitted-values.ts';
import { type DistinctTerms, distinctTerms } from '../polynomial-features/distinct-terms.ts';
import { expandColumns } from '../polynomial-features/expand-columns.ts';
import { featureKinds } from '../polynomial-features/feature-kinds.ts';
import { gramOfTerms } from '../polynomial-features/gram-of-terms.ts';
import { spanOfTerms } from '../polynomial-features/span.ts';
import { polynomialTerms, type Term, termNames } from '../polynomial-features/terms.ts';
import { leastSquaresPath } from './least-squares-path.ts';
import { type LinearModelSettings, leastSquaresSettings } from './settings.ts';

/**
 * Fits `coef` to the polynomial features of a design matrix, in the order of `terms`, their names.
 * O(nSamples x nTerms^2 + nTerms^3).
 */
export function fitExpandedModel(
  X: DesignMatrix,
  y: Float64Array,
  settings: LinearModelSettings,
): FittedModel {
  const { estimator, params } = settings;
  const { fitIntercept, expansion, ...penalty } = leastSquaresSettings(estimator, params);
  const all = polynomialTerms(X.nFeatures, expansion);
  const rows = Int32Array.from({ length: X.nSamples }, (_, row) => row);
  const kinds = featureKinds(X.columns, X.oneHotBlocks, rows);
  const { terms, multiplicity, positionOf } =
    penalty.l1Ratio === null ? distinctTerms(all, kinds) : everyTerm(all);
  const block = gramOfTerms({ terms, columns: X.columns, y, rows });
  const scale = multiplicity.map(Math.sqrt);
  const isConstant = X.columns.map((_, j) => block.min[j] === block.max[j]);
  let columns: readonly Float64Array[] | undefined;
  const [fit] = leastSquaresPath({
    get columns() {
      columns ??= expandColumns(terms, X.columns);
      return columns;
    },
    y,
    rows,
    block,
    scale,
    zMean: scale.map((factor, j) => {
      const mean = block.mean[j]!;
      // Beside an intercept it has no say; else see `fitLinearModel`.
      return j < X.nFeatures && Math.abs(mean) <= X.shiftError[j]! ? 0 : mean * factor;
    }),
    oneHotBlocks: X.oneHotBlocks,
    span: spanOfTerms({ expansion, kinds, isConstant }),
    fitIntercept,
  })([penalty]);
  if (fit instanceof Error) throw fit;
  const { coef, base, rank, solver, descent = {} } = fit!;
  const weights = coef.map((weight, j) => weight * scale[j]!);
  const intercept = fitIntercept ? weights.reduce((sum, w, j) => sum - w * block.mean[j]!, base) : 0;
  refuseNonFiniteFit(estimator, [intercept]);
  const shared = Array.from(positionOf, (at) => (at === -1 ? 0 : coef[at]! / scale[at]!));
  const names = termNames(all, X.featureNames);
  return { estimator, params, fitted: { terms: names, coef: shared, intercept, rank, solver, ...descent } };
}

/** Under an L1 penalty equal columns share a coefficient in any parts: each stays a column of its own. */
function everyTerm(terms: readonly Term[]): Pick<DistinctTerms, 'terms' | 'multiplicity' | 'positionOf'> {
  const positionOf = Int32Array.from(terms, (_, position) => position);
  return { terms, multiplicity: new Float64Array(terms.length).fill(1), positionOf };
}
