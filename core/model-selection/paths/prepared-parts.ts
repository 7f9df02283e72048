import { applyRecipe } from '../../cleaning/apply-recipe.ts';
import { fitCleaning } from '../../cleaning/fit-recipe.ts';
import { trainingRows } from '../../cleaning/outliers/training-rows.ts';
import type { NormalizeMethod } from '../../contracts/config/clean-section.ts';
import { DataRefusedError } from '../../errors.ts';
import type { DesignMatrix } from '../../estimators/design-matrix.ts';
import type { PathFit } from '../../estimators/estimator.ts';
import type { PathSplit, PathTask } from './path-task.ts';
import { splitReach } from './split-reach.ts';

/** How the rows are prepared: a normalisation, or no features at all for an estimator that looks at none. */
export type Preparation = NormalizeMethod | 'targetOnly';

/** A split as estimators take it; an outlier rule may have left training rows out, never tested ones. */
export interface PreparedParts extends PathFit {
  readonly yTest: Float64Array;
}

/** Both parts of a split, treated by a recipe that is fitted on its training part. Throws what `fitCleaning` throws. */
export function preparedParts(task: PathTask, split: PathSplit, preparation: Preparation): PreparedParts {
  const { table, y, featureColumns: features, clean, group = null, classes = null, weights = null } = task;
  // Read once: some splits make it anew at each reading.
  const { train, test } = split;
  const yTest = gather(y, test);
  if (preparation === 'targetOnly') {
    refuseEmpty(train);
    return {
      train: withoutColumns(train.length),
      test: withoutColumns(test.length),
      yTrain: gather(y, train),
      yTest,
      classes,
      sampleWeight: weights === null ? null : gather(weights, train),
    };
  }
  const options = { group, reach: splitReach(task, { train, test }) };
  const fit = { table, rows: train, features, clean, normalizeMethod: preparation, ...options };
  const { recipe, imputed } = fitCleaning(fit);
  const kept = trainingRows(recipe, table, train);
  return {
    train: applyRecipe(recipe, table, kept, { ...options, imputed }),
    test: applyRecipe(recipe, table, test, options),
    yTrain: gather(y, kept),
    yTest,
    classes,
    sampleWeight: weights === null ? null : gather(weights, kept),
  };
}

function refuseEmpty(train: Int32Array): void {
  if (train.length > 0) return;
  throw new DataRefusedError({ where: 'fit', found: 'there are no training rows' });
}

function withoutColumns(nSamples: number): DesignMatrix {
  return {
    nSamples,
    nFeatures: 0,
    featureNames: [],
    columns: [],
    oneHotBlocks: [],
    shiftError: new Float64Array(0),
  };
}

/** A plain loop: `Float64Array.from` with a callback takes ten times as long. */
function gather(y: Float64Array, rows: Int32Array): Float64Array {
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = y[rows[i]!]!;
  return result;
}
