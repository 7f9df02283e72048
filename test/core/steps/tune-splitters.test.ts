import { describe, expect, it } from 'vitest';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { startTune } from '../../../core/steps/start-tune.ts';
import { cellText } from '../../../core/table/column-text.ts';
import type { NumericColumn } from '../../../core/table/table.ts';
import { findColumn } from '../../../core/table/table.ts';
import { loadDataSet } from '../../../core/tuning/load-data-set.ts';
import { loadRowRoles, rowsOfRole } from '../../../core/tuning/load-run.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { carsCsv, HOLDER, uploadCars } from './cars.ts';

const NOW_MS = Date.UTC(1975, 0, 2);
const BY_NAME = 'id: id, group: name, ignore: [year]';

async function searched(data: string, cv: string | null) {
  const ports = memoryPorts();
  const tune = cv === null ? '' : `cv: { splitter: ${cv} }, `;
  const config = `model: cars\ndata: { target: mpg, ${data} }\ntune: { ${tune}estimators: [{ estimator: linear }] }\n`;
  const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974), config) }, ports);
  const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
  const planned = await plan(run, ports);
  for (const { index } of planned.paths)
    await evaluatePath({ ...run, pathIndex: index }, { store: ports.store, nowMs: () => 0 });
  const results = planned.paths.map(({ hash }) =>
    JSON.parse(ports.store.contents()[`models/cars/paths/${hash}.json`]!),
  );
  const { table } = await loadDataSet(ports.store, planned);
  return { planned, results, table, roles: await loadRowRoles(ports.store, planned) };
}

describe('a search with each splitter, from the upload to the scores', () => {
  it.each([
    ['groupKFold, by default where there are groups', BY_NAME, null, 5],
    ['groupKFold, drawn', BY_NAME, 'groupKFold, nSplits: 3, shuffle: true', 3],
    ['repeatedKFold', 'id: id, ignore: [year, name]', 'repeatedKFold, nSplits: 3, nRepeats: 4', 12],
    ['shuffleSplit', 'id: id, ignore: [year, name]', 'shuffleSplit, trainSize: 0.5', 10],
    [
      'timeSeriesSplit',
      'id: id, time: year, ignore: [name]',
      'timeSeriesSplit, nSplits: 2, gap: 10, maxTrainSize: 50',
      2,
    ],
  ])('%s', async (_, data, cv, nSplits) => {
    const { planned, results } = await searched(data, cv);
    expect(planned.nSplits).toBe(nSplits);
    for (const { results: candidates } of results)
      for (const { splitTestScores, error } of candidates) {
        expect(error).toBeNull();
        expect(splitTestScores.rmse).toHaveLength(nSplits);
        expect(splitTestScores.rmse.every((score: number) => score > 0 && score < 20)).toBe(true);
      }
  });

  it('withholds whole groups from a search by groups', async () => {
    const { table, roles } = await searched(BY_NAME, null);
    const names = findColumn(table, 'name')!;
    const namesOf = (role: 'search' | 'holdout') =>
      new Set(Array.from(rowsOfRole(roles, role), (row) => cellText(names, row)));
    const withheld = namesOf('holdout');
    expect(withheld.size).toBeGreaterThan(5);
    expect([...namesOf('search')].filter((name) => withheld.has(name))).toEqual([]);
  });

  it('has the weights of the rows as they came, and does not learn from them', async () => {
    const { planned, table } = await searched('id: id, weight: displacement, ignore: [year, name]', null);
    expect(planned.featureColumns).not.toContain('displacement');
    expect((findColumn(table, 'displacement') as NumericColumn).values[0]).toBe(307);
  });

  it('refuses to stratify numbers when the data are cleaned', async () => {
    await expect(searched('id: id, ignore: [year, name]', 'stratifiedKFold')).rejects.toThrow(
      'tune.cv.splitter: stratifiedKFold with data.target: mpg, which holds numbers and no classes.',
    );
  });
});
