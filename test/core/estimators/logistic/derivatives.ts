import type { FittedModel } from '../../../../core/contracts/model-artefact.ts';
import type { DesignMatrix } from '../../../../core/estimators/design-matrix.ts';
import { logistic } from '../../../../core/estimators/logistic.ts';

interface Training {
  readonly X: DesignMatrix;
  readonly y: Float64Array;
  readonly sampleWeight?: Float64Array;
}

/**
 * The largest derivative of `C sum of w log loss + |coef|^2 / 2` at a fitted model, over the sum of absolute values that it is the
 * rest of: 0 at the minimum but for rounding. Written down from the formula, from probabilities alone.
 */
export function largestDerivative(model: FittedModel, { X, y, sampleWeight }: Training): number {
  const { coef, classes } = model.fitted as { coef: number[][]; classes: string[] };
  const C = Number(model.params.C);
  const probabilities = logistic.predictProbabilities!(model, X);
  const shares = coef.flatMap((row, a) => {
    const number = coef.length === 1 ? 1 : a;
    const residuals = Array.from(y, (truth, i) => {
      const weight = C * (sampleWeight?.[i] ?? 1);
      // 1 - p from the other classes, so that it keeps its digits.
      const others = classes.reduce(
        (sum, _, c) => (c === number ? sum : sum + probabilities[i * classes.length + c]!),
        0,
      );
      return weight * (truth === number ? -others : probabilities[i * classes.length + number]!);
    });
    const ones =
      model.params.fitIntercept === false ? [] : [{ column: new Float64Array(y.length).fill(1), pull: 0 }];
    return [...row.map((pull, j) => ({ column: X.columns[j]!, pull })), ...ones].map(({ column, pull }) => {
      const terms = [...residuals.map((value, i) => value * column[i]!), pull];
      const sum = terms.reduce((total, term) => total + term, 0);
      return Math.abs(sum) / (terms.reduce((total, term) => total + Math.abs(term), 0) || 1);
    });
  });
  return Math.max(...shares);
}
