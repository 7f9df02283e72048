import * as z from 'zod/mini';
import { logisticGrid } from './grids/classifier-grids.ts';
import { dummyGrid } from './grids/dummy-grid.ts';
import { linearGrid, multivariateLinearGrid, ridgeGrid } from './grids/least-squares-grids.ts';
import { kNeighborsGrid } from './grids/neighbours-grid.ts';
import { elasticNetGrid, lassoGrid } from './grids/penalised-grids.ts';
import {
  exponentialGrid,
  polynomialGrid,
  powerGrid,
  robustPolynomialGrid,
  theilSenGrid,
} from './grids/univariate-grids.ts';

export const gridEntry = z.discriminatedUnion('estimator', [
  linearGrid,
  ridgeGrid,
  lassoGrid,
  elasticNetGrid,
  multivariateLinearGrid,
  polynomialGrid,
  exponentialGrid,
  powerGrid,
  theilSenGrid,
  robustPolynomialGrid,
  kNeighborsGrid,
  logisticGrid,
  dummyGrid,
]);

export type GridEntry = z.output<typeof gridEntry>;
