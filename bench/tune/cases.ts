import { logspace } from '../../core/model-selection/search/logspace.ts';
import type { DataShape, SearchCase } from './search-case.ts';

const LARGE: DataShape = { nRows: 100_000, nFeatures: 20, gaps: 0, target: 'number' };
/** A tenth of the 500 below are these. */
const FIFTY_ALPHAS = everyTenth(alphas(500));
const RIDGE = {
  estimator: 'ridge',
  data: LARGE,
  grid: { alpha: FIFTY_ALPHAS },
  scorers: ['rmse'],
  tolerance: 1e-9,
} as const;

/** The cases that are compared with GridSearchCV in memory, in the order in which they run. */
export const SEARCH_CASES: readonly SearchCase[] = [
  { ...RIDGE, name: 'ridge', what: 'ridge, 50 alphas', target: 80 },
  {
    ...RIDGE,
    name: 'gaps',
    what: "ridge, 50 alphas, gaps imputed by the fold's median",
    data: { ...LARGE, gaps: 0.02 },
    target: 30,
  },
  { ...RIDGE, name: 'mae', what: 'ridge, 50 alphas, rmse and mae', scorers: ['rmse', 'mae'], target: null },
  {
    name: 'lasso',
    what: 'lasso, 20 alphas',
    estimator: 'lasso',
    data: LARGE,
    grid: { alpha: logspace(-3, 0, 20) },
    scorers: ['rmse'],
    target: 25,
    tolerance: 1e-6,
  },
  {
    name: 'elasticNet',
    what: 'elastic net, 10 alphas x 3 l1 ratios',
    estimator: 'elasticNet',
    data: LARGE,
    grid: { alpha: logspace(-3, 0, 10), l1Ratio: [0.1, 0.5, 0.9] },
    scorers: ['rmse'],
    target: 25,
    tolerance: 1e-6,
  },
  {
    name: 'polynomial',
    what: 'ridge on polynomials of degree 1 to 3, 10 alphas',
    estimator: 'ridge',
    data: { ...LARGE, nFeatures: 6 },
    grid: { alpha: logspace(-3, 3, 10), degree: [1, 2, 3] },
    scorers: ['rmse'],
    target: 20,
    tolerance: 1e-9,
  },
  {
    name: 'logistic',
    what: 'logistic regression, 10 values of C',
    estimator: 'logistic',
    data: { ...LARGE, target: 'class' },
    grid: { C: logspace(-3, 3, 10) },
    scorers: ['logLoss'],
    target: 1,
    tolerance: 1e-6,
  },
  {
    name: 'kNeighbors',
    what: 'k-nearest neighbours, 6 values of k',
    estimator: 'kNeighbors',
    data: { nRows: 10_000, nFeatures: 8, gaps: 0, target: 'number' },
    grid: { nNeighbors: [1, 3, 5, 10, 20, 50], weights: ['uniform'] },
    scorers: ['rmse'],
    target: 2,
    tolerance: 1e-9,
  },
];

/** The search with ten times as many candidates, which is compared with the first. */
export const MANY_ALPHAS: SearchCase = {
  ...RIDGE,
  name: 'alphas',
  what: 'ridge, 500 alphas',
  grid: { alpha: alphas(500) },
  target: null,
};
export const FEW_ALPHAS: SearchCase = { ...MANY_ALPHAS, what: 'ridge, 50 alphas', grid: RIDGE.grid };
export const MOST_TIMES_FEW = 1.3;

/** What is compared as whole processes: a file in, results out. */
export const WHOLE_CASES: readonly SearchCase[] = [
  { ...RIDGE, name: 'whole', what: 'whole processes: ridge, 50 alphas', target: 10 },
  {
    ...RIDGE,
    name: 'whole',
    what: 'whole processes: ridge, 50 alphas',
    data: { ...LARGE, nRows: 1000, nFeatures: 10 },
    target: 3,
  },
];

function alphas(n: number): number[] {
  return Array.from({ length: n }, (_, k) => 10 ** (-3 + (6 * k) / n));
}

function everyTenth(values: readonly number[]): number[] {
  return values.filter((_, k) => k % 10 === 0);
}
