import type { FittedModel } from '../../contracts/model-artefact.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { refuseNonFiniteFit } from '../fitted-values.ts';
import { distinctTerms } from '../polynomial-features/distinct-terms.ts';
import { expandColumns } from '../polynomial-features/expand-columns.ts';
import { featureKinds } from '../polynomial-features/feature-kinds.ts';
import { gramOfTerms } from '../polynomial-features/gram-of-terms.ts';
import { spanOfTerms } from '../polynomial-features/span.ts';
import { polynomialTerms, termNames } from '../polynomial-features/terms.ts';
import { ridgePath } from './ridge-path.ts';
import type { LinearModelSettings } from './settings.ts';

/**
 * Fits `coef` to the polynomial features of a design matrix, in the order of `terms`, their names.
 * O(nSamples x nTerms^2 + nTerms^3).
 */
export function fitExpandedModel(
  X: DesignMatrix,
  y: Float64Array,
  settings: LinearModelSettings,
): FittedModel {
  const { estimator, params, alpha, fitIntercept, expansion } = settings;
  const all = polynomialTerms(X.nFeatures, expansion);
  const rows = Int32Array.from({ length: X.nSamples }, (_, row) => row);
  const kinds = featureKinds(X.columns, X.oneHotBlocks, rows);
  const { terms, multiplicity, positionOf } = distinctTerms(all, kinds);
  const block = gramOfTerms({ terms, columns: X.columns, y, rows });
  const scale = multiplicity.map(Math.sqrt);
  const isConstant = X.columns.map((_, j) => block.min[j] === block.max[j]);
  let columns: readonly Float64Array[] | undefined;
  const { coef, base, rank, solver } = ridgePath({
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
  })(alpha);
  const weights = coef.map((weight, j) => weight * scale[j]!);
  const intercept = fitIntercept ? weights.reduce((sum, w, j) => sum - w * block.mean[j]!, base) : 0;
  refuseNonFiniteFit(estimator, [intercept]);
  const shared = Array.from(positionOf, (at) => (at === -1 ? 0 : coef[at]! / scale[at]!));
  const names = termNames(all, X.featureNames);
  return { estimator, params, fitted: { terms: names, coef: shared, intercept, rank, solver } };
}
