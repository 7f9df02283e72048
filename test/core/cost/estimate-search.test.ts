import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../core/configuration/default-config.ts';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { estimateSearch } from '../../../core/cost/estimate-search.ts';
import { encodedWidth } from '../../../core/model-selection/search/encoded-width.ts';
import { plan } from '../../../core/steps/plan.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { loadDataSet } from '../../../core/tuning/load-data-set.ts';
import { CARS_CONFIG, carsCsv, uploadCars } from '../steps/cars.ts';
import { deployedPorts } from '../steps/deployed-cars.ts';

describe('estimateSearch', () => {
  it('is the search that Plan makes of data of that size', async () => {
    const ports = deployedPorts();
    const key = await uploadCars(ports, carsCsv(1970, 1974));
    const { runId } = await takeUpload({ key, maxBytes: 1e6 }, ports, 0);
    const planned = await plan({ model: 'cars', runId: runId! }, ports);
    const { table } = await loadDataSet(ports.store, planned);
    const config = parseConfig(CARS_CONFIG, 'upkeep.yaml');
    const estimate = estimateSearch({
      config: { ...config, tune: { ...config.tune, holdout: 0 } },
      nRows: planned.nSearchRows,
      nColumns: encodedWidth(table, planned.featureColumns),
    });
    expect(estimate.nCandidates).toBe(planned.candidates.length);
    expect(estimate.nSplits).toBe(planned.nSplits);
    expect(estimate.paths).toEqual(planned.paths.map(({ family, estimatedMs }) => ({ family, estimatedMs })));
  });

  it('searches what the holdout leaves', () => {
    const { nSearchRows, nCandidates, nSplits } = estimateSearch({
      config: defaultConfig('sample'),
      nRows: 1001,
      nColumns: 3,
    });
    // 20 alphas of ridge, as many of lasso, and the baseline.
    expect({ nSearchRows, nCandidates, nSplits }).toEqual({ nSearchRows: 801, nCandidates: 41, nSplits: 5 });
  });

  it.each([
    ['splitter: repeatedKFold, nSplits: 4, nRepeats: 6', 24],
    ['splitter: stratifiedKFold, nSplits: 3', 3],
    ['splitter: shuffleSplit', 10],
    ['splitter: predefinedSplit', 5],
  ])('counts the splits of %s, whatever the target turns out to hold', (cv, nSplits) => {
    const text = `model: a\ndata: { target: y, fold: f }\ntune: { cv: { ${cv} } }`;
    const estimate = estimateSearch({ config: parseConfig(text, 'upkeep.yaml'), nRows: 1000, nColumns: 3 });
    expect(estimate.nSplits).toBe(nSplits);
  });

  it('takes every column for a number with gaps where neighbours fill them', () => {
    const config = defaultConfig('sample');
    const knn = {
      ...config,
      clean: { ...config.clean, impute: { ...config.clean.impute, numeric: 'knn' } },
    } as const;
    const [plain, near] = [config, knn].map((each) =>
      estimateSearch({ config: each, nRows: 1000, nColumns: 3 }),
    );
    // 2.5 ns x rows x donors x columns: 1,000 of each in Clean, 800 rows to search.
    expect(plain!.neighboursMs).toBe(0);
    expect(near!.neighboursMs).toBeCloseTo(7.5, 12);
    expect(near!.fitMs - plain!.fitMs).toBeCloseTo(2.5e-6 * 800 * 800 * 3, 9);
  });

  it('splits work that is too long for one worker, and makes up no feature that a grid names', () => {
    const text = `
model: slow
data: { target: y }
tune: { holdout: 0, estimators: [{ estimator: theilSen, grid: { feature: [weight] } }] }
`;
    const { paths, fitMs } = estimateSearch({
      config: parseConfig(text, 'x.yaml'),
      nRows: 9000,
      nColumns: 1,
    });
    // A pair of rows costs 90 ns, a cell 120: 7,291 ms a split; 20 s hold two of five.
    expect(paths.filter(({ family }) => family === 'theilSen')).toHaveLength(3);
    expect(fitMs).toBeCloseTo(7_291.08, 6);
  });
});
