import * as z from 'zod/mini';
import { logisticGrid } from './grids/classifier-grids.ts';
import { dummyGrid } from './grids/dummy-grid.ts';
import { linearGrid, multivariateLinearGrid, ridgeGrid } from './grids/least-squares-grids.ts';
import { kNeighborsGrid } from './grids/neighbours-grid.ts';
import { elasticNetGrid, lassoGrid } from './grids/penalised-grids.ts';
import { trainerGrid } from './grids/trainer-grid.ts';
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
  trainerGrid,
]);

export type GridEntry = z.output<typeof gridEntry>;

/** Whether an entry's `estimator` may be this. */
export function isEstimatorName(name: string): boolean {
  return gridEntry.def.options.some(({ shape }) =>
    shape.estimator.def.values.some((value) => value === name),
  );
}

/** The columns that an entry is to be fitted to one by one; undefined where it names none. */
export function featuresOf(entry: GridEntry): readonly string[] | undefined {
  // A parameter of a trainer means what the trainer says, whatever its name.
  if (entry.estimator === 'lambda') return undefined;
  return 'feature' in entry.grid ? entry.grid.feature : undefined;
}
