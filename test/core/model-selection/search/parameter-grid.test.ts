import { describe, expect, it } from 'vitest';
import { gridEntry } from '../../../../core/contracts/config/estimator-grids.ts';
import { expandGrid } from '../../../../core/model-selection/search/parameter-grid.ts';

const expand = (entries: readonly unknown[], features: readonly string[] = ['a', 'b']) =>
  expandGrid({ estimators: entries.map((entry) => gridEntry.parse(entry)), features });

describe('expandGrid', () => {
  it('numbers the candidates in the order listed, the last key fastest, the baseline last', () => {
    const candidates = expand([
      { estimator: 'linear' },
      { estimator: 'ridge', grid: { fitIntercept: [true, false], alpha: [1, 2] } },
    ]);
    expect(candidates).toEqual([
      { index: 0, estimator: 'linear', params: { fitIntercept: true } },
      { index: 1, estimator: 'ridge', params: { alpha: 1, fitIntercept: true } },
      { index: 2, estimator: 'ridge', params: { alpha: 1, fitIntercept: false } },
      { index: 3, estimator: 'ridge', params: { alpha: 2, fitIntercept: true } },
      { index: 4, estimator: 'ridge', params: { alpha: 2, fitIntercept: false } },
      { index: 5, estimator: 'dummy', params: { strategy: 'mean' } },
    ]);
    expect(Object.keys(candidates[1]!.params)).toEqual(['alpha', 'fitIntercept']);
  });

  it('adds no baseline where one is listed', () => {
    const candidates = expand([
      { estimator: 'dummy', grid: { strategy: ['median'] } },
      { estimator: 'multivariateLinear' },
    ]);
    expect(candidates.map(({ estimator, params }) => [estimator, params])).toEqual([
      ['dummy', { strategy: 'median' }],
      ['multivariateLinear', {}],
    ]);
  });

  it('gives lasso and elastic net 20 alphas each, the latter with three shares of L1, beside an intercept', () => {
    const candidates = expand([{ estimator: 'lasso' }, { estimator: 'elasticNet' }]);
    expect(candidates).toHaveLength(20 + 60 + 1);
    expect([candidates[0], candidates[19]].map((candidate) => candidate?.params)).toEqual([
      { alpha: 1e-4, fitIntercept: true },
      { alpha: 10, fitIntercept: true },
    ]);
    expect(candidates.slice(20, 23).map(({ params }) => params)).toEqual(
      [0.1, 0.5, 0.9].map((l1Ratio) => ({ alpha: 1e-4, fitIntercept: true, l1Ratio })),
    );
  });

  it('has the baseline of its task', () => {
    const estimators = [{ estimator: 'logistic', grid: { C: [1], classWeight: ['none', 'balanced'] } }];
    const candidates = expandGrid({
      estimators: estimators.map((entry) => gridEntry.parse(entry)),
      features: ['a'],
      task: 'classification',
    });
    expect(candidates.map(({ estimator, params }) => [estimator, params])).toEqual([
      ['logistic', { C: 1, classWeight: 'none', fitIntercept: true }],
      ['logistic', { C: 1, classWeight: 'balanced', fitIntercept: true }],
      ['dummy', { strategy: 'prior' }],
    ]);
    expect(
      expandGrid({
        estimators: [gridEntry.parse({ estimator: 'dummy' })],
        features: [],
        task: 'classification',
      }),
    ).toEqual([{ index: 0, estimator: 'dummy', params: { strategy: 'prior' } }]);
  });

  it('gives whole powers of ten exactly', () => {
    const alphas = expand([{ estimator: 'ridge', grid: { alpha: { logspace: [-3, 1, 5] } } }]).map(
      ({ params }) => params.alpha,
    );
    expect(alphas).toEqual([0.001, 0.01, 0.1, 1, 10, undefined]);
  });

  it('gives the first power alone for a count of one', () => {
    expect(expand([{ estimator: 'ridge', grid: { alpha: { logspace: [2, 5, 1] } } }])[0]!.params.alpha).toBe(
      100,
    );
  });

  it('refuses a candidate that is listed twice, in one entry or in two', () => {
    expect(() => expand([{ estimator: 'ridge', grid: { alpha: [1, 2, 1] } }])).toThrow(
      'tune.estimators: the candidate ridge {"alpha":1,"fitIntercept":true} is listed more than once. ' +
        'Allowed: every combination of parameters once. Remove the repeated value or the overlapping entry.',
    );
    expect(() =>
      expand([{ estimator: 'linear' }, { estimator: 'linear', grid: { fitIntercept: [true] } }]),
    ).toThrow('the candidate linear {"fitIntercept":true} is listed more than once');
  });

  it.each([
    'polynomial',
    'exponential',
    'power',
    'theilSen',
    'robustPolynomial',
  ])('refuses %s of several features that names none', (estimator) => {
    expect(() => expand([{ estimator }])).toThrow(
      `tune.estimators ${estimator} grid.feature: ${estimator} fits one feature, and none is named of the 2 there are. ` +
        'Allowed: a, b. Name the feature, or several to try each.',
    );
    expect(expand([{ estimator }], ['a'])).toHaveLength(2);
  });

  it('has degree 1 once, as it has no interactions', () => {
    const paramsOf = (grid: object) =>
      expand([{ estimator: 'linear', grid }])
        .slice(0, -1)
        .map(({ params: { fitIntercept, ...params } }) => params);
    expect(paramsOf({ degree: [1, 2], interactionOnly: [true, false] })).toEqual([
      { degree: 1, interactionOnly: false },
      { degree: 2, interactionOnly: true },
      { degree: 2, interactionOnly: false },
    ]);
    expect(paramsOf({ degree: [1, 2], interactionOnly: [true] })).toEqual([
      { degree: 1, interactionOnly: false },
      { degree: 2, interactionOnly: true },
    ]);
    expect(paramsOf({ degree: [1, 3] })).toEqual([{ degree: 1 }, { degree: 3 }]);
    expect(() => paramsOf({ degree: [2, 2] })).toThrow('is listed more than once');
  });

  it('refuses a feature that does not exist', () => {
    expect(() => expand([{ estimator: 'power', grid: { feature: ['a', 'c'] } }])).toThrow(
      'tune.estimators power grid.feature: "c" is no feature of the data set. Allowed: a, b.',
    );
  });
});

describe('the grid of a trainer', () => {
  const entry = {
    estimator: 'lambda',
    name: 'trees',
    command: ['python3', 'trainer.py'],
    grid: { feature: ['none of ours'], depth: [2, 4], rate: { logspace: [-1, 0, 2] }, isDeep: [true] },
  };

  it('may hold any parameter, and its candidates go by its name', () => {
    const [first, ...others] = expand([entry]);
    expect(first).toEqual({
      index: 0,
      estimator: 'trees',
      params: { depth: 2, feature: 'none of ours', isDeep: true, rate: 0.1 },
      trainer: {
        name: 'trees',
        version: '1',
        command: ['python3', 'trainer.py'],
        data: 'csv',
        timeoutSeconds: 120,
        expectedSeconds: 10,
      },
    });
    expect(others.map(({ estimator, params }) => [estimator, params.depth, params.rate])).toEqual([
      ['trees', 2, 1],
      ['trees', 4, 0.1],
      ['trees', 4, 1],
      ['dummy', undefined, undefined],
    ]);
  });

  it('may be empty: the trainer with what it takes by itself', () => {
    const { grid: _, ...plain } = entry;
    expect(expand([plain]).map(({ estimator, params }) => [estimator, params])).toEqual([
      ['trees', {}],
      ['dummy', { strategy: 'mean' }],
    ]);
  });
});
