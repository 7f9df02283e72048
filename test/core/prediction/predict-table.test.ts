import { describe, expect, it } from 'vitest';
import type { ModelArtefact } from '../../../core/contracts/model-artefact.ts';
import { clean } from '../../../core/steps/clean.ts';
import { predict } from '../../../core/steps/predict.ts';
import { loadVersion } from '../../../core/tuning/champion.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { tuneCars } from '../steps/cars.ts';

const N = 60;
const row = (i: number) =>
  `${i},${new Date(Date.UTC(2026, 0, 1, i)).toISOString()},${Math.sin(i) * 10 + i},${2 * i}`;
const csvOf = (indices: number[]) => `id,at,x,y\n${indices.map(row).join('\n')}\n`;
const all = Array.from({ length: N }, (_, i) => i);

/** Tunes on the first rows, with a trailing filter. */
async function tuned(method: string): Promise<ModelArtefact> {
  const ports = memoryPorts();
  const config = `
model: series
data: { target: y, id: id, time: at }
clean: { denoise: [{ columns: [x], ${method} }] }
tune: { cv: { splitter: timeSeriesSplit, nSplits: 3 }, estimators: [{ estimator: linear }] }
`;
  await ports.store.put('config/series.yaml', config);
  await ports.store.put('raw/series/a.csv', csvOf(all.slice(0, 40)));
  await tuneCars(await clean({ key: 'raw/series/a.csv' }, ports), ports, { nowMs: Date.UTC(2026, 1, 1) });
  return loadVersion({ model: 'series', version: 1 }, ports.store);
}

async function predictRows(artefact: ModelArtefact, indices: number[]): Promise<number[]> {
  async function* open() {
    yield new TextEncoder().encode(csvOf(indices));
  }
  return [...(await predict({ artefact, name: 'new.csv', missing: [''], open })).predictions];
}

describe.each([
  'method: movingAverage, window: 4',
  'method: exponential, alpha: 0.3',
])('predictTable with %s', (method) => {
  it('goes on filtering from where the training rows ended', async () => {
    const artefact = await tuned(method);
    const next = all.slice(40);
    const once = await predictRows(artefact, next);
    // The filter knows the last training rows: the first new row alone is predicted as it is among the others.
    expect((await predictRows(artefact, next.slice(0, 1)))[0]).toBe(once[0]);
    const { coef, intercept } = artefact.estimator.fitted as { coef: number[]; intercept: number };
    const { offset, scale, low } = (
      artefact.recipe.features[0] as { normalize: { offset: number; scale: number; low: number } }
    ).normalize;
    const smoothed = smooth(
      method,
      all.map((i) => Math.sin(i) * 10 + i),
    )[40]!;
    const expected = intercept + coef[0]! * ((smoothed - offset) * scale + low);
    expect(Math.abs(once[0]! - expected)).toBeLessThan(1e-9 * Math.abs(expected));
  });

  it('answers in the order of the file, whatever the order of time', async () => {
    const artefact = await tuned(method);
    const next = all.slice(40, 50);
    const forward = await predictRows(artefact, next);
    expect(await predictRows(artefact, next.toReversed())).toEqual(forward.toReversed());
  });
});

describe('predictTable with forwardFill', () => {
  it('fills the first new gaps from where the training rows ended, in the order of time', async () => {
    const ports = memoryPorts();
    const config = `
model: series
data: { target: y, id: id, time: at, group: site }
clean: { impute: { numeric: forwardFill, limit: 2 } }
tune: { cv: { splitter: timeSeriesSplit, nSplits: 3 }, estimators: [{ estimator: linear }] }
`;
    const at = (i: number) => new Date(Date.UTC(2026, 0, 1, i)).toISOString();
    const trained = all.map(
      (i) => `${i},${at(i)},${i % 2 ? 'a' : 'b'},${i % 9 === 8 ? '' : i * i},${3 * i * i}`,
    );
    await ports.store.put('config/series.yaml', config);
    await ports.store.put('raw/series/a.csv', `id,at,site,x,y\n${trained.join('\n')}\n`);
    await tuneCars(await clean({ key: 'raw/series/a.csv' }, ports), ports, { nowMs: Date.UTC(2026, 2, 1) });
    const artefact = await loadVersion({ model: 'series', version: 1 }, ports.store);
    // The last rows of the sites are 59 for a and 58 for b. Four gaps of a, the newest first; b has a value of its own.
    const lines = [`66,${at(66)},a,`, `64,${at(64)},a,`, `62,${at(62)},a,`, `61,${at(61)},b,100`];
    async function* open() {
      yield new TextEncoder().encode(`id,at,site,x\n${lines.join('\n')}\n`);
    }
    const { predictions } = await predict({ artefact, name: 'new.csv', missing: [''], open });
    const { value } = artefact.recipe.features[0]!.impute as { value: number };
    // The model is a line of x; three values of x say which x each prediction is of.
    const { coef, intercept } = artefact.estimator.fitted as { coef: number[]; intercept: number };
    const { offset, scale } = (
      artefact.recipe.features[0] as { normalize: { offset: number; scale: number } }
    ).normalize;
    const xOf = (prediction: number) => (prediction - intercept) / coef[0]! / scale + offset;
    const expected = [value, 59 * 59, 59 * 59, 100];
    for (const [i, x] of expected.entries()) expect(xOf(predictions[i]!)).toBeCloseTo(x, 6);
  });

  it('needs the time and the group that its fills follow', async () => {
    const ports = memoryPorts();
    await ports.store.put(
      'config/series.yaml',
      'model: series\ndata: { target: y, id: id, time: at }\nclean: { impute: { numeric: forwardFill } }\ntune: { cv: { splitter: timeSeriesSplit, nSplits: 3 }, estimators: [{ estimator: linear }] }\n',
    );
    await ports.store.put('raw/series/a.csv', csvOf(all));
    await tuneCars(await clean({ key: 'raw/series/a.csv' }, ports), ports, { nowMs: Date.UTC(2026, 2, 1) });
    const artefact = await loadVersion({ model: 'series', version: 1 }, ports.store);
    async function* open() {
      yield new TextEncoder().encode('id,x\n1,2\n');
    }
    await expect(predict({ artefact, name: 'new.csv', missing: [''], open })).rejects.toThrow(
      /^new\.csv: it lacks at\. Allowed: a file with the columns x, at\./,
    );
  });
});

function smooth(method: string, x: number[]): number[] {
  if (method.includes('exponential')) {
    const smoothed: number[] = [];
    for (const [i, value] of x.entries())
      smoothed.push(i === 0 ? value : 0.3 * value + 0.7 * smoothed[i - 1]!);
    return smoothed;
  }
  return x.map((_, i) => {
    const window = x.slice(Math.max(0, i - 3), i + 1);
    return window.reduce((sum, value) => sum + value, 0) / window.length;
  });
}
