import { describe, expect, it } from 'vitest';
import {
  assumedTask,
  refusePointlessHalving,
  resolveEstimators,
  resolveScoring,
} from '../../../../core/model-selection/search/default-search.ts';

describe('resolveEstimators', () => {
  it('takes what is named', () => {
    const estimators = [{ estimator: 'linear' as const, grid: {} }];
    expect(resolveEstimators({ estimators }, 'regression')).toBe(estimators);
  });

  it('refuses an estimator of numbers for classes, and says what may be meant', () => {
    const estimators = [{ estimator: 'linear' as const, grid: {} }];
    expect(() => resolveEstimators({ estimators }, 'classification')).toThrow(
      'tune.estimators linear: linear predicts numbers, and the target holds classes. ' +
        'Allowed: kNeighbors, logistic, dummy. ' +
        'If the target is a number, say so under data.types: { TARGET: number }.',
    );
  });
});

describe('a baseline that is named', () => {
  const named = (strategy: 'mean' | 'median' | 'prior' | 'mostFrequent') => ({
    estimators: [{ estimator: 'dummy' as const, grid: { strategy: [strategy] } }],
  });

  it('has a strategy of the task, or is refused before the search', () => {
    expect(() => resolveEstimators(named('median'), 'classification')).toThrow(
      'tune.estimators dummy grid.strategy: "median", which does not suit classification. Allowed: prior, mostFrequent.',
    );
    expect(() => resolveEstimators(named('prior'), 'regression')).toThrow(
      'tune.estimators dummy grid.strategy: "prior", which does not suit regression. Allowed: mean, median.',
    );
    expect(resolveEstimators(named('prior'), 'classification')).toHaveLength(1);
    expect(resolveEstimators(named('median'), 'regression')).toHaveLength(1);
  });
});

describe('resolveScoring', () => {
  it('takes what is named, else the score of the task', () => {
    expect(resolveScoring({ scoring: ['mae'] }, 'regression')).toEqual(['mae']);
    expect(resolveScoring({ scoring: null }, 'regression')).toEqual(['rmse']);
  });
});

describe('assumedTask', () => {
  it('is regression where nothing tells', () => {
    expect(assumedTask({ estimators: null })).toBe('regression');
  });
});

describe('refusePointlessHalving', () => {
  const halving = { search: { strategy: 'halving' as const, factor: 3 } };
  const defaultsOf = (task: 'regression' | 'classification') => resolveEstimators({ estimators: null }, task);

  it('refuses the defaults of numbers, and lets those of classes be halved', () => {
    expect(() => refusePointlessHalving(halving, defaultsOf('regression'))).toThrow(
      'tune.search.strategy: halving for ridge, lasso, whose candidates are all fitted at once.',
    );
    expect(() => refusePointlessHalving(halving, defaultsOf('classification'))).not.toThrow();
    const grid = { search: { strategy: 'grid' as const } };
    expect(() => refusePointlessHalving(grid, defaultsOf('regression'))).not.toThrow();
  });
});
