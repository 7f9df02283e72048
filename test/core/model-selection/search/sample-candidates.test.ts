import { describe, expect, it } from 'vitest';
import { gridEntry } from '../../../../core/contracts/config/estimator-grids.ts';
import { listCandidates } from '../../../../core/model-selection/search/list-candidates.ts';
import { expandGrid } from '../../../../core/model-selection/search/parameter-grid.ts';
import { sampleCandidates } from '../../../../core/model-selection/search/sample-candidates.ts';

interface Draws {
  readonly nIter: number;
  readonly seed?: number;
  readonly features?: readonly string[];
}

const sample = (entries: readonly unknown[], { nIter, seed = 1, features = ['a'] }: Draws) =>
  sampleCandidates({ estimators: entries.map((entry) => gridEntry.parse(entry)), features, nIter, seed });
const ridge = (alpha: unknown, more: object = {}) => ({ estimator: 'ridge', grid: { alpha, ...more } });
const alphasOf = (alpha: unknown, nIter: number) =>
  sample([ridge(alpha)], { nIter }).flatMap(({ params }) =>
    'alpha' in params ? [params.alpha as number] : [],
  );

describe('sampleCandidates', () => {
  it('draws so many different candidates of lists, and the baseline after them', () => {
    const entries = [ridge([1, 2, 3, 4], { fitIntercept: [true, false] }), { estimator: 'kNeighbors' }];
    const candidates = sample(entries, { nIter: 9 });
    expect(candidates.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(candidates.map(({ estimator, params }) => JSON.stringify([estimator, params]))).size).toBe(
      10,
    );
    expect(candidates[9]).toEqual({ index: 9, estimator: 'dummy', params: { strategy: 'mean' } });
  });

  it('draws all of them, in another order, where there are no more', () => {
    const entries = [
      ridge({ linspace: [0, 1, 5] }, { fitIntercept: [true, false], normalize: ['none', 'standard'] }),
      { estimator: 'kNeighbors', grid: { nNeighbors: { range: [1, 20, 3] } } },
    ];
    const grid = expandGrid({ estimators: entries.map((entry) => gridEntry.parse(entry)), features: [] });
    const drawn = sample(entries, { nIter: grid.length - 1 });
    const names = (candidates: typeof grid) =>
      candidates.map((own) => JSON.stringify([own.estimator, own.params]));
    expect(names(drawn).toSorted()).toEqual(names(grid).toSorted());
    expect(names(drawn)).not.toEqual(names(grid));
  });

  it('draws the same for a seed, whatever the order of the keys, and other candidates for another', () => {
    const alpha = { logUniform: [0.01, 100] };
    const one = sample([ridge(alpha, { fitIntercept: [true, false] })], { nIter: 5 });
    const reordered = [{ estimator: 'ridge', grid: { fitIntercept: [true, false], alpha } }];
    expect(sample(reordered, { nIter: 5 })).toEqual(one);
    expect(sample(reordered, { nIter: 5, seed: 2 })).not.toEqual(one);
  });

  it('draws between the ends, evenly, or evenly over orders of magnitude', () => {
    const even = alphasOf({ uniform: [2, 10] }, 4000);
    expect([Math.min(...even) >= 2, Math.max(...even) <= 10]).toEqual([true, true]);
    // Six standard errors of a share of one half.
    const tolerance = (6 * 0.5) / Math.sqrt(4000);
    const shareBelow = (values: number[], middle: number) =>
      values.filter((x) => x < middle).length / values.length;
    expect(Math.abs(shareBelow(even, 6) - 0.5)).toBeLessThan(tolerance);
    const byMagnitude = alphasOf({ logUniform: [1e-4, 1e4] }, 4000);
    expect([Math.min(...byMagnitude) >= 1e-4, Math.max(...byMagnitude) <= 1e4]).toEqual([true, true]);
    expect(Math.abs(shareBelow(byMagnitude, 1) - 0.5)).toBeLessThan(tolerance);
  });

  it('draws whole numbers with both ends, and each choice', () => {
    expect(alphasOf({ int: [3, 7] }, 5).toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7]);
    expect(alphasOf({ choice: [1, 10] }, 2).toSorted((a, b) => a - b)).toEqual([1, 10]);
  });

  it('draws of entries of which one cannot be counted, each as likely', () => {
    const candidates = sample([ridge({ uniform: [0, 1] }), { estimator: 'kNeighbors' }], { nIter: 200 });
    // kNeighbors has 6 candidates by its default grid: all are drawn, and the rest are the other's.
    expect(candidates.filter(({ estimator }) => estimator === 'kNeighbors')).toHaveLength(6);
    expect(candidates).toHaveLength(201);
  });

  it('draws from more combinations than numbers are exact to', () => {
    const wide = { int: [0, Number.MAX_SAFE_INTEGER] };
    const candidates = sample([ridge(wide, { fitIntercept: [true, false] })], { nIter: 3 });
    expect(new Set(candidates.map(({ params }) => params.alpha)).size).toBe(4);
  });

  it('refuses more candidates than there are, counted or not', () => {
    expect(() => sample([ridge([1, 2])], { nIter: 3 })).toThrow(
      'tune.search.nIter: 3 candidates of the 2 that the grids have. Allowed: at most as many as there are. Lower nIter, widen the grids, or try all with strategy: grid.',
    );
    // Four doubles lie from one end to the other.
    const narrow = { uniform: [1, 1 + 3 * Number.EPSILON] };
    expect(() => sample([ridge(narrow)], { nIter: 5 })).toThrow('5 candidates of the 4 that the grids have');
  });

  it('draws each candidate of overlapping grids once, whatever the seed', () => {
    for (let seed = 0; seed < 20; seed++) {
      const drawn = sample([ridge([1, 2, 3]), ridge([2, 3, 4])], { nIter: 4, seed });
      const alphas = drawn.filter(({ estimator }) => estimator === 'ridge').map(({ params }) => params.alpha);
      expect(alphas.toSorted()).toEqual([1, 2, 3, 4]);
    }
  });

  it('refuses a value that is listed twice and drawn twice', () => {
    expect(() => sample([ridge([1, 1])], { nIter: 2 })).toThrow(
      'tune.search.nIter: 2 candidates of the 1 that the grids have.',
    );
  });
});

describe('listCandidates', () => {
  const estimators = [gridEntry.parse(ridge([1, 2, 3]))];

  it('lists the grid, or draws with the seed of the search, or else of the tune section', () => {
    const list = (search: Parameters<typeof listCandidates>[0]['search']) =>
      listCandidates({ search, seed: 7 }, { estimators, features: ['a'] });
    expect(list({ strategy: 'grid' })).toEqual(expandGrid({ estimators, features: ['a'] }));
    const random = { estimators, features: ['a'], nIter: 2 };
    expect(list({ strategy: 'random', nIter: 2, seed: null })).toEqual(
      sampleCandidates({ ...random, seed: 7 }),
    );
    expect(list({ strategy: 'random', nIter: 2, seed: 3 })).toEqual(sampleCandidates({ ...random, seed: 3 }));
  });

  it('refuses to list what can only be drawn from', () => {
    const search = { strategy: 'grid' } as const;
    const drawn = [gridEntry.parse(ridge({ uniform: [0, 1] }))];
    expect(() => listCandidates({ search, seed: 7 }, { estimators: drawn, features: ['a'] })).toThrow(
      'tune.estimators ridge grid.alpha: values to draw from, of which a grid search would have to try all.',
    );
  });
});
