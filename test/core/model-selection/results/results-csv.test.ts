import { describe, expect, it } from 'vitest';
import { cvResultsCsv } from '../../../../core/model-selection/results/cv-results-csv.ts';
import { timingsCsv } from '../../../../core/model-selection/results/timings-csv.ts';

describe('cvResultsCsv', () => {
  it('has the columns of cv_results_, NaN spelled out, quotes only where needed', () => {
    const csv = cvResultsCsv(
      [
        {
          candidateIndex: 0,
          estimator: 'ridge',
          params: { alpha: 0.1, fitIntercept: true },
          splitTestScores: { rmse: [0.1 + 0.2, 1e-7], r2: [1, -0.5] },
          meanTestScore: { rmse: 2.5, r2: 0.25 },
          stdTestScore: { rmse: 0.5, r2: 0.75 },
          rankTestScore: { rmse: 1, r2: 1 },
          error: null,
        },
        {
          candidateIndex: 1,
          estimator: 'polynomial',
          params: { degree: 2, feature: 'a' },
          splitTestScores: { rmse: [Number.NaN, 1], r2: [Number.NaN, 0] },
          meanTestScore: { rmse: Number.NaN, r2: Number.NaN },
          stdTestScore: { rmse: Number.NaN, r2: Number.NaN },
          rankTestScore: { rmse: 2, r2: 2 },
          error: 'the matrix is "singular", twice',
        },
      ],
      ['rmse', 'r2'],
    );
    expect(csv.split('\n')).toEqual([
      'estimator,param_alpha,param_degree,param_feature,param_fitIntercept,params,' +
        'split0_test_rmse,split1_test_rmse,mean_test_rmse,std_test_rmse,rank_test_rmse,' +
        'split0_test_r2,split1_test_r2,mean_test_r2,std_test_r2,rank_test_r2,error',
      'ridge,0.1,,,true,"{""alpha"":0.1,""fitIntercept"":true}",0.30000000000000004,1e-7,2.5,0.5,1,1,-0.5,0.25,0.75,1,',
      'polynomial,,2,a,,"{""degree"":2,""feature"":""a""}",NaN,1,NaN,NaN,2,NaN,0,NaN,NaN,2,' +
        '"the matrix is ""singular"", twice"',
      '',
    ]);
  });
});

describe('timingsCsv', () => {
  it('gives the mean seconds over all splits that were evaluated', () => {
    const candidates = [
      { index: 0, estimator: 'linear', params: {} },
      { index: 1, estimator: 'dummy', params: { strategy: 'mean' } },
    ];
    const path = { index: 0, family: 'x', estimatedMs: 1 };
    const paths = [
      { ...path, hash: 'a', candidateIndices: [0], splitIndices: [0, 1, 2] },
      { ...path, hash: 'b', candidateIndices: [0], splitIndices: [3] },
      { ...path, hash: 'c', candidateIndices: [1], splitIndices: [0, 1, 2, 3] },
    ];
    const result = { format: 'upkeep-path/1', splitIndices: [], results: [] } as const;
    const pathResults = [
      { ...result, hash: 'b', fitTimesMs: [10] },
      { ...result, hash: 'a', fitTimesMs: [2] },
    ];
    expect(timingsCsv(candidates, paths, pathResults)).toBe(
      'candidate,estimator,params,mean_fit_time\n0,linear,{},0.004\n1,dummy,"{""strategy"":""mean""}",NaN\n',
    );
  });
});
