import { CARS_CONFIG } from './cars.ts';

/** A search of the cars by successive halving: nine candidates, then three, then one and the baseline. */
export const HALVING_CONFIG = CARS_CONFIG.replace(/estimators: .*/, '').replace(
  'tune:',
  `tune:
  search: { strategy: halving, factor: 3 }
  estimators: [{ estimator: polynomial, grid: { degree: [1, 2, 3], feature: [weight, horsepower, displacement] } }]`,
);
