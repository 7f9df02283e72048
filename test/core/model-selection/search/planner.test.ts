import { describe, expect, it } from 'vitest';
import type { TrainerSpec } from '../../../../core/contracts/config/grids/trainer-grid.ts';
import type { Candidate } from '../../../../core/contracts/plan.ts';
import { planPaths } from '../../../../core/model-selection/search/planner.ts';
import { trainerSpec } from '../../../support/trainer-spec.ts';

const candidate = (index: number, estimator: string, params: Candidate['params'] = {}): Candidate => ({
  index,
  estimator,
  params,
});
const mixed = [
  candidate(0, 'linear', { fitIntercept: true }),
  candidate(1, 'multivariateLinear'),
  candidate(2, 'ridge', { alpha: 1, fitIntercept: true }),
  candidate(3, 'dummy', { strategy: 'mean' }),
];
const small = {
  candidates: mixed,
  nSplits: 5,
  nRows: 400,
  nEncodedColumns: 7,
  neighbours: null,
  identity: 'data',
};

describe('planPaths', () => {
  it('keeps what shares its work in one path, and the rest apart', () => {
    const paths = planPaths(small);
    expect(paths.map(({ index, family, candidateIndices }) => [index, family, candidateIndices])).toEqual([
      [0, 'leastSquares', [0, 2]],
      [1, 'multivariateLinear', [1]],
      [2, 'dummy', [3]],
    ]);
    for (const { splitIndices, estimatedMs } of paths) {
      expect(splitIndices).toEqual([0, 1, 2, 3, 4]);
      expect(estimatedMs).toBeGreaterThan(0);
    }
  });

  it('names a path by its work: the same in a run that numbers its candidates otherwise', () => {
    const hashes = planPaths(small).map(({ hash }) => hash);
    expect(hashes.every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
    expect(new Set(hashes).size).toBe(3);
    const dummyFirst = [candidate(0, 'dummy', { strategy: 'mean' }), candidate(1, 'multivariateLinear')];
    const others = planPaths({ ...small, candidates: dummyFirst });
    expect(others.map(({ hash }) => hash)).toEqual([hashes[2], hashes[1]]);
  });

  it('gives other work another name', () => {
    const hashOf = (changes: object) => planPaths({ ...small, ...changes })[0]!.hash;
    const changed = mixed.with(0, candidate(0, 'linear', { fitIntercept: false }));
    const names = [{}, { identity: 'other' }, { nSplits: 4 }, { candidates: changed }].map(hashOf);
    expect(new Set(names).size).toBe(4);
  });

  it('splits a long path by folds, as few groups as stay below the limit', () => {
    // A pair of rows costs 90 ns: 90e-6 x 9000^2 = 7290 ms a split and candidate.
    const slow = { ...small, candidates: [candidate(0, 'theilSen', { feature: 'a' })], nRows: 9_000 };
    const paths = planPaths(slow);
    expect(paths.map(({ splitIndices }) => splitIndices)).toEqual([[0], [1, 2], [3, 4]]);
    expect(paths.map(({ candidateIndices }) => candidateIndices)).toEqual([[0], [0], [0]]);
    expect(new Set(paths.map(({ hash }) => hash)).size).toBe(3);
    expect(paths[1]!.estimatedMs).toBeLessThanOrEqual(20_000);
    expect(paths[1]!.estimatedMs).toBeGreaterThan(2 * 7_290);
  });

  it('counts the search for neighbours once for all their numbers, and never searches one fold twice', () => {
    // 0.4 ns a pair of a training and a tested row and feature: 0.4e-6 x 100000^2 x 40 / 5 = 32000 ms a split.
    const params = [1, 3, 5, 10].map((nNeighbors) => ({ nNeighbors }));
    const candidates = params.map((own, index) => candidate(index, 'kNeighbors', own));
    const paths = planPaths({ ...small, candidates, nRows: 100_000, nEncodedColumns: 40 });
    expect(paths.map(({ splitIndices }) => splitIndices)).toEqual([[0], [1], [2], [3], [4]]);
    for (const { candidateIndices, estimatedMs } of paths) {
      expect(candidateIndices).toEqual([0, 1, 2, 3]);
      expect(estimatedMs).toBeGreaterThan(32_000);
      expect(estimatedMs).toBeLessThan(34_000);
    }
  });

  it('splits a long fold into blocks of candidates', () => {
    const features = ['a', 'b', 'c', 'd', 'e'];
    const candidates = features.map((feature, index) => candidate(index, 'theilSen', { feature }));
    const paths = planPaths({ ...small, candidates, nSplits: 2, nRows: 9_000 });
    expect(paths.map(({ splitIndices, candidateIndices }) => [splitIndices, candidateIndices])).toEqual([
      [[0], [0]],
      [[0], [1, 2]],
      [[0], [3, 4]],
      [[1], [0]],
      [[1], [1, 2]],
      [[1], [3, 4]],
    ]);
  });

  it('gives a candidate that is too long by itself a path of its own', () => {
    const candidates = [candidate(0, 'theilSen', { feature: 'a' }), candidate(1, 'theilSen')];
    const paths = planPaths({ ...small, candidates, nSplits: 2, nRows: 20_000 });
    expect(paths.map(({ splitIndices, candidateIndices }) => [splitIndices, candidateIndices])).toEqual([
      [[0], [0]],
      [[0], [1]],
      [[1], [0]],
      [[1], [1]],
    ]);
    expect(paths[0]!.estimatedMs).toBeGreaterThan(20_000);
  });

  it('does not pay a long shared part again for little', () => {
    // 500 features of 1M rows: the Gram matrix of a split is minutes, another alpha a second.
    const candidates = Array.from({ length: 20 }, (_, index) => candidate(index, 'ridge', { alpha: index }));
    const paths = planPaths({ ...small, candidates, nRows: 1_000_000, nEncodedColumns: 500 });
    expect(paths.map(({ splitIndices }) => splitIndices)).toEqual([[0], [1], [2], [3], [4]]);
  });

  it('estimates by the columns after encoding: 85 of them are work that 2 are not', () => {
    const estimate = (nEncodedColumns: number) =>
      planPaths({ ...small, nRows: 100_000, nEncodedColumns }).map(({ estimatedMs }) => estimatedMs);
    const [narrow, wide] = [estimate(2), estimate(85)];
    // Preparing a cell takes 120 ns, at least: 85 columns, 100,000 rows, 5 splits.
    expect(wide[0]).toBeGreaterThan(5_100);
    expect(wide[0]! / narrow[0]!).toBeGreaterThan(85 / 2);
    expect(wide.at(-1)).toBe(narrow[2]);
  });

  it('counts descents: lasso shares the path of ridge, and of many columns takes longer', () => {
    const pathsOf = (estimator: string, nEncodedColumns: number) => {
      const listed = [1, 2, 3].map((alpha, index) => candidate(index, estimator, { alpha }));
      return planPaths({ ...small, candidates: [...listed, candidate(3, 'linear')], nEncodedColumns });
    };
    expect(pathsOf('lasso', 7)).toHaveLength(1);
    const [ridge, lasso] = ['ridge', 'lasso'].map((estimator) => pathsOf(estimator, 300)[0]!.estimatedMs);
    // 200 ns x 300^2 + 2 ns x 300^3 = 72 ms for each of three, in five splits.
    expect(lasso! - ridge!).toBeGreaterThanOrEqual(1_079);
    expect(lasso! - ridge!).toBeLessThanOrEqual(1_081);
  });

  it('estimates by the terms of the widest polynomial features that can be fitted', () => {
    const msOf = (degree: number) => {
      const candidates = [candidate(0, 'ridge', { degree: 2 }), candidate(1, 'ridge', { degree })];
      const paths = planPaths({ ...small, candidates, nRows: 100_000, nEncodedColumns: 10 });
      return paths.reduce((sum, { estimatedMs }) => sum + estimatedMs, 0);
    };
    // 285 terms of degree 3: 5 x 100,000 x 285^2 / 2 products of 1.5 ns are 30 s; the 3,002 of degree 5 are refused.
    expect(msOf(3)).toBeGreaterThan(30_000);
    expect(msOf(5)).toBe(msOf(2));
  });

  it('counts the neighbours that are looked for: a long imputation is split by folds', () => {
    // 2.5 ns x 20,000 rows with gaps x 5,000 donors x 10 features = 2,500 ms a split.
    const work = { nRows: 20_000, nDonors: 5_000, nFeatures: 10 };
    const size = { ...small, nRows: 20_000, nEncodedColumns: 10 };
    const msOf = (neighbours: typeof work | null) =>
      planPaths({ ...size, neighbours }).map(({ estimatedMs }) => estimatedMs);
    const [without, some] = [msOf(null), msOf(work)];
    expect(some.map((ms, path) => ms - without[path]!)).toEqual([12_500, 12_500, 0]);
    const long = planPaths({ ...size, neighbours: { ...work, nRows: 100_000 } });
    expect(long.filter(({ family }) => family === 'leastSquares').map((path) => path.splitIndices)).toEqual([
      [0],
      [1],
      [2],
      [3],
      [4],
    ]);
  });

  it('counts them once a normalisation, and once for all that are done on sums', () => {
    const methods = ['standard', 'minMax', 'quantile'];
    const work = { nRows: 1_000, nDonors: 1_000, nFeatures: 10 };
    const searchMs = (estimator: string) => {
      const candidates = methods.map((normalize, index) => candidate(index, estimator, { normalize }));
      const [path, bare] = [work, null].map(
        (neighbours) => planPaths({ ...small, candidates, neighbours })[0]!,
      );
      return path!.estimatedMs - bare!.estimatedMs;
    };
    // 25 ms a split and imputation.
    expect(searchMs('ridge')).toBe(2 * 5 * 25);
    expect(searchMs('multivariateLinear')).toBe(3 * 5 * 25);
  });

  it('knows no family that it has no cost for', () => {
    expect(() => planPaths({ ...small, candidates: [candidate(0, 'forest')] })).toThrow(
      'no cost is known of the family "forest"',
    );
  });
});

describe('the paths of a trainer', () => {
  const spec = (more: Partial<TrainerSpec> = {}) =>
    trainerSpec({ name: 'trees', expectedSeconds: 1, ...more });
  const pathsOf = (more?: Partial<TrainerSpec>) =>
    planPaths({
      ...small,
      candidates: [1, 2].map((depth, index) => ({
        ...candidate(index, 'trees', { depth }),
        trainer: spec(more),
      })),
    });
  const shapes = (more?: Partial<TrainerSpec>) =>
    pathsOf(more).map(({ candidateIndices, splitIndices }) => [candidateIndices, splitIndices]);

  it('hold one candidate each, as nothing is shared', () => {
    expect(shapes()).toEqual([
      [[0], [0, 1, 2, 3, 4]],
      [[1], [0, 1, 2, 3, 4]],
    ]);
    for (const { family, estimatedMs } of pathsOf()) {
      expect(family).toBe('trainer trees');
      // 5 calls of a second, and some milliseconds of cleaning.
      expect(estimatedMs).toBeGreaterThanOrEqual(5000);
      expect(estimatedMs).toBeLessThan(5100);
    }
  });

  it('are split by folds where calls are expected to be long, and where all may take their time', () => {
    const halves = [
      [[0], [0, 1]],
      [[0], [2, 3, 4]],
    ];
    expect(shapes({ expectedSeconds: 6 }).slice(0, 2)).toEqual(halves);
    expect(shapes({ timeoutSeconds: 280 }).slice(0, 2)).toEqual(halves);
    expect(shapes({ timeoutSeconds: 840 })).toHaveLength(10);
    expect(shapes({ expectedSeconds: 30 })).toHaveLength(10);
  });

  it('are named by what decides their scores', () => {
    const names = [{}, { version: '2' }, { command: ['other'] }, { data: 'parquet' } as const].map(
      (more) => pathsOf(more)[0]!.hash,
    );
    expect(new Set(names).size).toBe(4);
    expect(pathsOf({ expectedSeconds: 2 })[0]!.hash).toBe(names[0]);
  });
});
