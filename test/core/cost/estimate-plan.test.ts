import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../core/contracts/plan.ts';
import { ASSUMED } from '../../../core/cost/assumptions.ts';
import { estimatePlan, type PlannedWork } from '../../../core/cost/estimate-plan.ts';
import { builtInPrices } from '../../../core/cost/price-list.ts';

const PRICES = builtInPrices();
const candidates = Array.from({ length: 9 }, (_, index): Candidate => {
  return { index, estimator: 'knn', params: { nNeighbors: index + 1 } };
});
const PLAN: PlannedWork = {
  candidates,
  comparison: { kind: 'hash', nRows: 200, championVersion: null },
  featureColumns: ['a', 'b', 'c'],
  nSearchRows: 800,
  nUnlabelled: 0,
  nSplits: 5,
  paths: [{ estimatedMs: 6000 }, { estimatedMs: 3000 }],
};

describe('estimatePlan', () => {
  it('adds up the paths, each with its start, its requests and the reading of the data set', () => {
    const { gbSeconds, usd, ...counts } = estimatePlan(PLAN, 1, PRICES);
    expect(counts).toEqual({
      nCandidates: 9,
      nPaths: 2,
      nSplits: 5,
      nRows: 800,
      pathsMs: 9000,
      nRoundsFromSizes: 0,
    });
    // By hand: 8 reads and a write one after the other, 1,000 rows x 4 columns read, on 1,769 MB.
    const overheadMs = ASSUMED.startMs + 9 * ASSUMED.s3RequestMs + (4000 * ASSUMED.loadCellNs) / 1e6;
    const expected = ((9000 + 2 * overheadMs) / 1000) * (1769 / 1024);
    expect(gbSeconds).toBeCloseTo(expected, 9);
    expect(usd).toBeCloseTo(expected * 0.0000133334 + 2 * 0.2e-6, 12);
  });

  it('takes the later rounds of successive halving from candidates and rows', () => {
    const halving = {
      nRounds: 3,
      nRows: [80, 240, 720],
      candidateIndices: [candidates.map(({ index }) => index)],
    };
    const paths = [{ estimatedMs: 9000, round: 0 }];
    // A third of the candidates on three times the rows takes as long.
    expect(estimatePlan({ ...PLAN, halving, paths }, 3, PRICES)).toMatchObject({
      nRoundsFromSizes: 2,
      nPaths: 3,
      pathsMs: 27_000,
    });
    const second = { ...halving, candidateIndices: [...halving.candidateIndices, [0, 1, 2]] };
    const planned = [...paths, { estimatedMs: 50_000, round: 1 }];
    expect(estimatePlan({ ...PLAN, halving: second, paths: planned }, 3, PRICES)).toMatchObject({
      nRoundsFromSizes: 1,
      // The last one is above 20 s twice.
      nPaths: 5,
      pathsMs: expect.closeTo(109_000, 6),
    });
  });
});
