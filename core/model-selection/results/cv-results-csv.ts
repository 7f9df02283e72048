import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { CvResult } from '../../contracts/cv-results.ts';
import { canonicalJson } from '../../hashing/canonical-json.ts';
import { csvLine } from './csv-line.ts';

/**
 * `cv_results.csv`: a row a candidate, columns named as scikit-learn's `cv_results_`, scorers in the order
 * configured. A parameter that a candidate does not have is an empty cell; a score that does not exist is
 * `NaN`.
 */
export function cvResultsCsv(cvResults: readonly CvResult[], scorers: readonly ScorerName[]): string {
  const names = [...new Set(cvResults.flatMap(({ params }) => Object.keys(params)))].sort();
  const nSplits = cvResults[0]?.splitTestScores[scorers[0]!]?.length ?? 0;
  const splits = Array.from({ length: nSplits }, (_, split) => split);
  const header = [
    'estimator',
    ...names.map((name) => `param_${name}`),
    'params',
    ...scorers.flatMap((scorer) => [
      ...splits.map((split) => `split${split}_test_${scorer}`),
      ...['mean', 'std', 'rank'].map((statistic) => `${statistic}_test_${scorer}`),
    ]),
    'error',
  ];
  return [header, ...cvResults.map((result) => cellsOf(result, names, scorers))].map(csvLine).join('');
}

function cellsOf(result: CvResult, names: readonly string[], scorers: readonly ScorerName[]) {
  return [
    result.estimator,
    ...names.map((name) => result.params[name] ?? ''),
    canonicalJson(result.params),
    ...scorers.flatMap((scorer) => [
      ...result.splitTestScores[scorer]!,
      result.meanTestScore[scorer]!,
      result.stdTestScore[scorer]!,
      result.rankTestScore[scorer]!,
    ]),
    result.error ?? '',
  ];
}
