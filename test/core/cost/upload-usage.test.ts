import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { estimateSearch } from '../../../core/cost/estimate-search.ts';
import { uploadUsage } from '../../../core/cost/upload-usage.ts';

/** Two paths whatever the size: one robust candidate, which is slow, and the baseline. */
const config = parseConfig(
  'model: slow\ndata: { target: y }\ntune: { holdout: 0, estimators: [{ estimator: theilSen }] }\n',
  'x.yaml',
);

function computeOf(nRows: number) {
  const request = { config, nUploads: 1, nRows, nColumns: 1 };
  const { paths, fitMs } = estimateSearch(request);
  const gbSeconds = uploadUsage(request).find(({ item }) => item === 'Lambda compute')!.quantity;
  return {
    gbSeconds,
    nPaths: paths.length,
    searchMs: paths.reduce((sum, { estimatedMs }) => sum + estimatedMs, 0),
    fitMs,
  };
}

describe('uploadUsage', () => {
  it('works for the search, for three fits on all rows, and for the cells that each state reads', () => {
    const [fewer, more] = [computeOf(2000), computeOf(4000)];
    expect([fewer.nPaths, more.nPaths]).toEqual([2, 2]);
    const searchMs = more.searchMs - fewer.searchMs;
    // Select fits the best candidate and its opponent, Promote the model that it registers.
    const fitsMs = 3 * (more.fitMs - fewer.fitMs);
    // CLEAN takes 1 µs a cell; Plan, two paths, Select, Promote and NotifyResult read it in 50 ns.
    const cellsMs = 2000 * (0.001 + 6 * 0.00005);
    // More memory is a faster processor: a ms costs as much in each of the functions. Starts and requests are the same.
    const expected = ((1769 / 1024) * (searchMs + fitsMs + cellsMs)) / 1000;
    expect(more.gbSeconds - fewer.gbSeconds).toBeCloseTo(expected, 9);
  });

  it('is nothing without uploads', () => {
    expect(uploadUsage({ config, nUploads: 0, nRows: 2000, nColumns: 1 })).toEqual([]);
  });
});
