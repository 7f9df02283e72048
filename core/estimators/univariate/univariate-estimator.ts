import type { FittedModel, Params } from '../../contracts/model-artefact.ts';
import { DataRefusedError } from '../../errors.ts';
import type { Estimator } from '../estimator.ts';
import { fittedNumber, fittedText, refuseNonFiniteFit, refuseUnfit } from '../fitted-values.ts';
import { refuseUnknownParams } from '../params.ts';
import type { Coordinate } from './coordinate.ts';
import { columnNamed, singleFeature } from './single-feature.ts';

/** What is particular to one curve through one feature. */
interface Curve {
  readonly name: string;
  /** Parameters besides `feature`. */
  readonly params: readonly string[];
  readonly complexity: Estimator['complexity'];
  readonly coordinate: (x: Float64Array) => Coordinate;
  /** Refuses values that the curve cannot take. */
  readonly refuse?: (x: Float64Array, y: Float64Array) => void;
  /** The curve's coefficients from the coordinate `t` of each row. */
  readonly fitCurve: (t: Float64Array, y: Float64Array, params: Params) => FittedCurve;
  /** The curve as a function of `t`. */
  readonly curveOf: (model: FittedModel) => (t: number) => number;
}

type FittedCurve = { readonly [name: string]: number | readonly number[] };

/** An estimator of the curve: chooses the feature, fits in its coordinate, and lets no number through that is not finite. */
export function univariateEstimator(curve: Curve): Estimator {
  const { name } = curve;
  return {
    name,
    tasks: ['regression'],
    family: name,
    complexity: curve.complexity,
    fit(X, y, params) {
      refuseUnknownParams(name, params, ['feature', ...curve.params]);
      const feature = singleFeature(name, X, params);
      refuseUnfit(name, X, y);
      const x = columnNamed(name, X, feature);
      curve.refuse?.(x, y);
      const { centre, scale } = curve.coordinate(x);
      if (!(scale > 0)) throw refusedConstant(name, { feature, value: x[0]! });
      const t = x.map((value) => (value - centre) / scale);
      const fitted = curve.fitCurve(t, y, params);
      refuseNonFiniteFit(name, Object.values(fitted).flat());
      return { estimator: name, params, fitted: { feature, centre, scale, ...fitted } };
    },
    predict(model, X) {
      const feature = fittedText(model, 'feature');
      const centre = fittedNumber(model, 'centre');
      const scale = fittedNumber(model, 'scale');
      const curveAt = curve.curveOf(model);
      return columnNamed(name, X, feature).map((x, row) => {
        const prediction = curveAt((x - centre) / scale);
        if (!Number.isFinite(prediction)) throw refusedPrediction(name, { feature, x, row, prediction });
        return prediction;
      });
    },
  };
}

function refusedConstant(estimator: string, { feature, value }: { feature: string; value: number }) {
  return new DataRefusedError({
    where: `${estimator} fit`,
    found: `${JSON.stringify(feature)} is ${value} in every row`,
    allowed: 'a feature with at least 2 different values',
  });
}

interface BadPrediction {
  readonly feature: string;
  readonly x: number;
  readonly row: number;
  readonly prediction: number;
}

function refusedPrediction(estimator: string, { feature, x, row, prediction }: BadPrediction) {
  return new DataRefusedError({
    where: `${estimator} predict`,
    found: `the prediction for ${JSON.stringify(feature)} = ${x} (row ${row}) is ${prediction}`,
    allowed: 'finite predictions',
  });
}
