import { describe, expect, it } from 'vitest';
import type { CvResult } from '../../../core/contracts/cv-results.ts';
import type { Params } from '../../../core/contracts/model-artefact.ts';
import { bestPoint, groupSearch } from '../../../report/search/search-groups.ts';
import { SAMPLE_CV_RESULTS } from '../sample-search.ts';

function candidate(estimator: string, params: Params, rank: number): CvResult {
  return {
    candidateIndex: rank,
    estimator,
    params,
    splitTestScores: {},
    meanTestScore: { rmse: rank },
    stdTestScore: { rmse: 0.1 },
    rankTestScore: { rmse: rank },
    error: null,
  };
}

describe('groupSearch', () => {
  it('draws estimators with a searched number only, a line for each combination of the others, best first', () => {
    const [group, ...others] = groupSearch(SAMPLE_CV_RESULTS, 'rmse');
    expect(others).toEqual([]);
    expect(group).toMatchObject({ estimator: 'ridge', parameter: 'alpha', nHidden: 0 });
    expect(group!.series.map(({ label }) => label)).toEqual(['fitIntercept = true', 'fitIntercept = false']);
    const values = group!.series[0]!.points.map(({ value }) => value);
    expect(values).toHaveLength(25);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(bestPoint(group!.series[0]!.points)!.rank).toBe(1);
  });

  it('needs three values of a parameter', () => {
    const two = [candidate('polynomial', { degree: 1 }, 1), candidate('polynomial', { degree: 2 }, 2)];
    expect(groupSearch(two, 'rmse')).toEqual([]);
    expect(groupSearch([...two, candidate('polynomial', { degree: 3 }, 3)], 'rmse')[0]!.parameter).toBe(
      'degree',
    );
  });

  it('prefers alpha, and shows the four best combinations and how many are hidden', () => {
    const results = [1, 2, 3, 4, 5, 6].flatMap((power) =>
      [0.1, 1, 10].map((alpha) => candidate('ridge', { power, alpha }, power * 10 + alpha)),
    );
    const [group] = groupSearch(results, 'rmse');
    expect(group!.parameter).toBe('alpha');
    expect(group!.nHidden).toBe(2);
    expect(group!.series.map(({ label }) => label)).toEqual([
      'power = 1',
      'power = 2',
      'power = 3',
      'power = 4',
    ]);
  });

  it('thins a very long grid and keeps its ends and its best point', () => {
    const results = Array.from({ length: 2_001 }, (_, index) =>
      candidate('ridge', { alpha: index + 1 }, 1 + Math.abs(index - 1_001)),
    );
    const [{ points } = { points: [] }] = groupSearch(results, 'rmse')[0]!.series;
    expect(points.length).toBeLessThanOrEqual(252);
    expect([points[0]!.value, points.at(-1)!.value]).toEqual([1, 2_001]);
    expect(bestPoint(points)!.value).toBe(1_002);
  });

  it('names a line by what differs between lines', () => {
    const results = [1, 2, 3].flatMap((C, at) =>
      ['none', 'balanced'].map((classWeight, weight) =>
        candidate('logistic', { C, classWeight, fitIntercept: true }, 2 * at + weight),
      ),
    );
    const labels = groupSearch(results, 'rmse')[0]!.series.map(({ label }) => label);
    expect(labels).toEqual(['classWeight = none', 'classWeight = balanced']);
  });

  it('leaves out a combination without a single score', () => {
    const failed = [1, 2, 3].map((alpha) => ({
      ...candidate('ridge', { alpha }, 9),
      meanTestScore: { rmse: Number.NaN },
    }));
    expect(groupSearch(failed, 'rmse')).toEqual([]);
  });
});
