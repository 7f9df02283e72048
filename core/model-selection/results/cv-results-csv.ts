import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { CvResult } from '../../contracts/cv-results.ts';
import type { Halving } from '../../contracts/plan.ts';
import { canonicalJson } from '../../hashing/canonical-json.ts';
import { csvLine } from './csv-line.ts';

/**
 * `cv_results.csv`: a row a candidate, columns named as scikit-learn's `cv_results_`, scorers in the order
 * configured. A parameter that a candidate does not have is an empty cell; a score that does not exist is
 * `NaN`. Of successive halving it has the last round of each candidate (`iter`, from 0) and its rows (`n_resources`).
 */
export function cvResultsCsv(
  cvResults: readonly CvResult[],
  scorers: readonly ScorerName[],
  halving?: Halving,
): string {
  const names = [...new Set(cvResults.flatMap(({ params }) => Object.keys(params)))].sort();
  const nSplits = cvResults[0]?.splitTestScores[scorers[0]!]?.length ?? 0;
  const splits = Array.from({ length: nSplits }, (_, split) => split);
  const header = [
    'estimator',
    ...names.map((name) => `param_${name}`),
    'params',
    ...(halving === undefined ? [] : ['iter', 'n_resources']),
    ...scorers.flatMap((scorer) => [
      ...splits.map((split) => `split${split}_test_${scorer}`),
      ...['mean', 'std', 'rank'].map((statistic) => `${statistic}_test_${scorer}`),
    ]),
    'error',
  ];
  return [header, ...cvResults.map((result) => cellsOf(result, { names, scorers, halving }))]
    .map(csvLine)
    .join('');
}

interface Columns {
  readonly names: readonly string[];
  readonly scorers: readonly ScorerName[];
  readonly halving: Halving | undefined;
}

function cellsOf(result: CvResult, { names, scorers, halving }: Columns) {
  const { round = 0 } = result;
  return [
    result.estimator,
    ...names.map((name) => result.params[name] ?? ''),
    canonicalJson(result.params),
    ...(halving === undefined ? [] : [round, halving.nRows[round]!]),
    ...scorers.flatMap((scorer) => [
      ...result.splitTestScores[scorer]!,
      result.meanTestScore[scorer]!,
      result.stdTestScore[scorer]!,
      result.rankTestScore[scorer]!,
    ]),
    result.error ?? '',
  ];
}
