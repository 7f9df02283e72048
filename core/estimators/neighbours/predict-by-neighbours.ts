import { DataRefusedError } from '../../errors.ts';
import { attempt } from '../attempt.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import type { Prediction } from '../estimator.ts';
import { growRowTree } from './grow-row-tree.ts';
import { type NeighbourOpinion, neighbourOpinion } from './neighbour-opinion.ts';
import { type NeighbourSettings, refuseTooFewRows } from './neighbour-settings.ts';
import { refuseNonFinite, type TrainingRows } from './training-rows.ts';
import { TreeSearch } from './tree-search.ts';

/**
 * What each of some candidates predicts for the rows of X, by one search for the neighbours of the candidate that has most:
 * the nearest rows of fewer are the first of these. A candidate that fails has its error.
 * O(rows of X x nFeatures x training rows) at worst; of few features, or features that depend on each other, it is far less.
 * @throws DataRefusedError for an X that the training rows have no distances to
 */
export function predictByNeighbours(
  training: TrainingRows,
  X: DesignMatrix,
  candidates: readonly (NeighbourSettings | Error)[],
): (Prediction | Error)[] {
  refuseOtherFeatures(training, X);
  refuseNonFinite('predict', X);
  const opinions = candidates.map((candidate) =>
    candidate instanceof Error ? candidate : attempt(() => opinionOf(training, candidate, X.nSamples)),
  );
  tellNearest(training, X, opinions);
  return opinions.map((opinion) => (opinion instanceof Error ? opinion : opinion.prediction));
}

function opinionOf(training: TrainingRows, settings: NeighbourSettings, nRows: number): NeighbourOpinion {
  refuseTooFewRows(settings, training.nSamples);
  return neighbourOpinion(training, settings, nRows);
}

/** Tells each opinion the neighbours of every row; puts the error of one that fails in its place. */
function tellNearest(training: TrainingRows, X: DesignMatrix, opinions: (NeighbourOpinion | Error)[]): void {
  const most = Math.max(0, ...opinions.map((opinion) => (opinion instanceof Error ? 0 : opinion.nNeighbors)));
  if (most === 0 || X.nSamples === 0) return;
  const search = new TreeSearch(growRowTree(training.columns), most);
  const nearest = { distances: new Float64Array(most), rows: new Int32Array(most) };
  for (let row = 0; row < X.nSamples; row++) {
    search.search(X.columns, row, nearest);
    for (const [position, opinion] of opinions.entries()) {
      if (opinion instanceof Error) continue;
      const failed = attempt(() => opinion.predictRow(row, nearest));
      if (failed instanceof Error) opinions[position] = failed;
    }
  }
}

function refuseOtherFeatures({ columns }: TrainingRows, { nFeatures }: DesignMatrix): void {
  if (nFeatures === columns.length) return;
  throw new DataRefusedError({
    where: 'kNeighbors predict',
    found: `${nFeatures} features`,
    allowed: `the ${columns.length} that the model was fitted on`,
  });
}
