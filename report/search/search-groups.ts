import { group } from 'd3-array';
import type { ScorerName } from '../../core/contracts/config/scorer-names.ts';
import type { CvResult } from '../../core/contracts/cv-results.ts';
import type { Params } from '../../core/contracts/model-artefact.ts';
import { formatParams } from '../text/params-text.ts';

/** One estimator's scores along one numeric parameter. */
export interface SearchGroup {
  readonly estimator: string;
  readonly parameter: string;
  /** Best first; one for each combination of the other parameters. */
  readonly series: readonly SearchSeries[];
  /** Combinations that are not among `series`. */
  readonly nHidden: number;
}

export interface SearchSeries {
  readonly label: string;
  /** Ascending by value. */
  readonly points: readonly SearchPoint[];
}

export interface SearchPoint {
  readonly value: number;
  readonly mean: number;
  readonly std: number;
  readonly rank: number;
  readonly result: CvResult;
}

/** More lines than there are line styles could not be told apart. */
const MAX_SERIES = 4;
/** More points than pixels say nothing more; the best one is always kept. */
const MAX_POINTS = 250;

/** The estimators whose grid has a numeric parameter with three values or more, in the order of the search. */
export function groupSearch(cvResults: readonly CvResult[], scorer: ScorerName): SearchGroup[] {
  const byEstimator = group(cvResults, ({ estimator }) => estimator);
  return [...byEstimator].flatMap(([estimator, results]) => {
    const parameter = searchedParameter(results);
    if (parameter === null) return [];
    const series = seriesOf(results, parameter, scorer);
    if (series.length === 0) return [];
    const nHidden = Math.max(0, series.length - MAX_SERIES);
    return [{ estimator, parameter, series: series.slice(0, MAX_SERIES), nHidden }];
  });
}

/** The point with the best rank; the first one of equals. */
export function bestPoint(points: readonly SearchPoint[]): SearchPoint | undefined {
  return points.reduce<SearchPoint | undefined>(
    (best, point) => (Number.isFinite(point.mean) && point.rank < (best?.rank ?? Infinity) ? point : best),
    undefined,
  );
}

function searchedParameter(results: readonly CvResult[]): string | null {
  const names = [...new Set(results.flatMap(({ params }) => Object.keys(params)))];
  const numeric = names.filter((name) => {
    const values = new Set(results.map(({ params }) => params[name]));
    return values.size >= 3 && [...values].every((value) => typeof value === 'number');
  });
  return numeric.includes('alpha') ? 'alpha' : (numeric[0] ?? null);
}

function seriesOf(results: readonly CvResult[], parameter: string, scorer: ScorerName): SearchSeries[] {
  // What is the same for all tells no line from another.
  const fixed = Object.keys(results[0]!.params).filter(
    (name) => new Set(results.map(({ params }) => params[name])).size === 1,
  );
  const combinations = group(results, ({ params }) => formatParams(without(params, [parameter, ...fixed])));
  return [...combinations]
    .map(([label, members]) => ({
      label,
      points: thin(members.map((result) => pointOf(result, parameter, scorer))),
    }))
    .filter(({ points }) => bestPoint(points) !== undefined)
    .sort((a, b) => bestPoint(a.points)!.rank - bestPoint(b.points)!.rank);
}

function pointOf(result: CvResult, parameter: string, scorer: ScorerName): SearchPoint {
  return {
    value: Number(result.params[parameter]),
    mean: result.meanTestScore[scorer] ?? Number.NaN,
    std: result.stdTestScore[scorer] ?? Number.NaN,
    rank: result.rankTestScore[scorer] ?? Number.POSITIVE_INFINITY,
    result,
  };
}

function without(params: Params, left: readonly string[]): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !left.includes(name)));
}

function thin(points: readonly SearchPoint[]): SearchPoint[] {
  const sorted = [...points].sort((a, b) => a.value - b.value);
  const step = Math.ceil(sorted.length / MAX_POINTS);
  const best = bestPoint(sorted);
  return sorted.filter((point, index) => index % step === 0 || index === sorted.length - 1 || point === best);
}
