import type { ModelArtefact } from '../../core/contracts/model-artefact.ts';
import type { NumericFeature, Recipe } from '../../core/contracts/recipe.ts';

function minMax(column: string, value: number, [low, high]: [number, number]): NumericFeature {
  return {
    column,
    type: 'number',
    outliers: null,
    indicator: false,
    impute: { method: 'median', value },
    normalize: { method: 'minMax', offset: low, scale: 1 / (high - low), low: 0, clip: null },
  };
}

const recipe: Recipe = {
  format: 'upkeep-recipe/2',
  features: [
    minMax('cylinders', 6, [3, 8]),
    minMax('displacement', 198, [68, 455]),
    minMax('horsepower', 97, [46, 230]),
    minMax('weightInLbs', 2933.5, [1613, 5140]),
    minMax('acceleration', 15.2, [8, 24.6]),
    minMax('modelYear', 74, [70, 78]),
    {
      column: 'origin',
      type: 'category',
      impute: { method: 'mostFrequent', value: 'USA' },
      indicator: false,
      encode: { method: 'oneHot', levels: ['Europe', 'Japan', 'USA'], infrequent: [] },
    },
  ],
  denoise: [],
  fills: [],
  neighbours: null,
  series: { time: null, group: null, ends: {} },
  hash: '3b7e00d1c9f4a25586aa41f02c6d9be77f1e5a3408bd92c6e4f7135a80d2c91b',
};

export const SAMPLE_ARTEFACT: ModelArtefact = {
  format: 'upkeep-model/2',
  model: 'auto-mpg',
  version: 2,
  recipe,
  estimator: {
    estimator: 'ridge',
    params: { alpha: 1.7782794100389228, fitIntercept: true },
    fitted: {
      coef: [-1.8832, -2.4107, -4.9126, -12.0481, 0.7315, 3.2904, 0.2219, 1.4176, -1.6395],
      intercept: 31.2746,
      rank: 8,
      solver: 'cholesky',
    },
  },
  featureNames: [
    'cylinders',
    'displacement',
    'horsepower',
    'weightInLbs',
    'acceleration',
    'modelYear',
    'origin=Europe',
    'origin=Japan',
    'origin=USA',
  ],
  signature: {
    inputs: recipe.features.map(({ column, type }) => ({ name: column, type })),
    target: { name: 'mpg', type: 'number' },
    roles: { id: 'id', time: 'year', group: null },
  },
  metrics: {
    cv: { rmse: { mean: 2.6918, std: 0.4003 }, r2: { mean: 0.8809, std: 0.04 } },
    holdout: { rmse: 3.172, r2: 0.8814 },
  },
  lineage: {
    runId: '5f0c2a9be1d74e38',
    datasetId: '9d41c07be2a8f653',
    rawKey: 'raw/auto-mpg/labelled-1978.csv',
    rawDigest: 'c1'.repeat(32),
    configHash: '7a'.repeat(32),
    seed: 42,
    engineFormat: 'upkeep-tune/1',
  },
  rows: { nRows: 287, timeFrom: '1970-01-01T00:00:00.000Z', timeTo: '1978-01-01T00:00:00.000Z' },
};
