import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelArtefact } from '../../../core/contracts/model-artefact.ts';
import { clean } from '../../../core/steps/clean.ts';
import { predict } from '../../../core/steps/predict.ts';
import { findColumn } from '../../../core/table/table.ts';
import { loadVersion } from '../../../core/tuning/champion.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { tuneCars } from './cars.ts';

const HOUR_MS = 3_600_000;
const at = (i: number) => new Date(i * HOUR_MS).toISOString();
const TRAINED = `id,at,plant,x,y\n${Array.from({ length: 40 }, (_, i) => `${i},${at(i)},p,${(i * 7) % 11},${i}`).join('\n')}\n`;

async function tuned(denoise: string, trained = TRAINED): Promise<ModelArtefact> {
  const ports = memoryPorts();
  await ports.store.put(
    'config/series.yaml',
    `
model: series
data: { target: y, id: id, time: at, group: plant }
clean: { denoise: [${denoise}] }
tune: { cv: { splitter: timeSeriesSplit, nSplits: 3 }, estimators: [{ estimator: linear }] }
`,
  );
  await ports.store.put('raw/series/a.csv', trained);
  await tuneCars(await clean({ key: 'raw/series/a.csv' }, ports), ports, { nowMs: HOUR_MS * 100 });
  return loadVersion({ model: 'series', version: 1 }, ports.store);
}

function predictCsv(artefact: ModelArtefact, csv: string) {
  async function* open() {
    yield new TextEncoder().encode(csv);
  }
  return predict({ artefact, name: 'new.csv', missing: [''], open });
}

describe('Predict with a model without filters', () => {
  let artefact: ModelArtefact;
  beforeAll(async () => {
    artefact = await tuned('');
  });

  it('needs neither time nor group', async () => {
    const { predictions } = await predictCsv(artefact, 'x\n3\n4\n');
    expect(predictions).toHaveLength(2);
  });

  it('predicts rows without a time as those with one', async () => {
    const timed = await predictCsv(artefact, `at,x\n${at(50)},3\n${at(49)},4\n`);
    const gappy = await predictCsv(artefact, `at,x\n,3\n${at(49)},4\n`);
    expect(gappy.predictions).toEqual(timed.predictions);
    expect(gappy.read.quarantined).toEqual([]);
  });

  it('does not mind what is in columns that the model does not use', async () => {
    const { read, predictions } = await predictCsv(artefact, 'x,note,plant\n3,1,07\n4,2,8\n5,n/a,n/a\n');
    expect(predictions).toHaveLength(3);
    expect(findColumn(read.table, 'note')).toMatchObject({ type: 'text' });
    expect(findColumn(read.table, 'plant')).toMatchObject({ levels: ['07', '8', 'n/a'] });
  });
});

describe('Predict tells', () => {
  it('of levels that the model does not know, what the reader noticed, and many rows that are set aside', async () => {
    const lines = TRAINED.trim().split('\n');
    const withLevels = lines.map(
      (line, row) => `${line},${row === 0 ? 'c' : row % 2 === 0 ? 'red' : 'blue'}\n`,
    );
    const artefact = await tuned('', withLevels.join(''));
    expect((await predictCsv(artefact, 'x,c\n3,red\n')).notices).toEqual([]);
    expect((await predictCsv(artefact, 'x,c,c\n3,green,\n4\n3,red,\n')).notices).toEqual([
      'ATTENTION: 1 of 3 rows (33 %) are left out; the reason, as on line 3: has 1 field, the header has 3.',
      expect.stringContaining('c_2'),
      'c holds levels that the recipe does not know, in 1 cell: "green"; they become zeros.',
    ]);
  });

  it('which row lies so far away that its prediction is no number', async () => {
    const { recipe, ...rest } = await tuned('');
    const features = recipe.features.map((feature) =>
      'normalize' in feature && 'scale' in feature.normalize
        ? { ...feature, normalize: { ...feature.normalize, scale: 1e10 } }
        : feature,
    );
    await expect(
      predictCsv({ ...rest, recipe: { ...recipe, features } }, 'x\n3\n1e308\n'),
    ).rejects.toMatchObject({
      name: 'DataRefusedError',
      message:
        'new.csv:3: a value lies so far from the training rows that its prediction overflows. Allowed: rows whose prediction is a finite number. Mend the row, or empty the cell to have it imputed.',
    });
  });
});

describe('Predict with a model that filters along the time', () => {
  let artefact: ModelArtefact;
  beforeAll(async () => {
    artefact = await tuned('{ columns: [x], method: exponential, alpha: 0.5 }');
  });

  it('sets rows without a time aside, with their line', async () => {
    const { read, predictions } = await predictCsv(
      artefact,
      `at,plant,x\n${at(51)},p,3\n,p,9\n${at(50)},p,4\n`,
    );
    const without = await predictCsv(artefact, `at,plant,x\n${at(51)},p,3\n${at(50)},p,4\n`);
    expect(predictions).toEqual(without.predictions);
    expect(read.table.nRows).toBe(2);
    expect([...read.lines]).toEqual([2, 4]);
    expect(read.quarantined).toEqual([
      { line: 3, reason: 'has no at, the column of data.time', text: ',p,9' },
    ]);
  });

  it('tells which groups its filters begin anew, and which rows come too early to follow on', async () => {
    const noticesOf = async (...rows: string[]) =>
      (await predictCsv(artefact, `at,plant,x\n${rows.join('\n')}\n`)).notices;
    expect(await noticesOf(`${at(50)},p,3`)).toEqual([]);
    expect(await noticesOf(`${at(50)},q,3`, `${at(39)},p,3`)).toEqual([
      'The filter of x began anew in 1 row, because the recipe knows no rows before those of group "q".',
      '1 row of 1 group is not later than the last one that the recipe knows: filters and fills began anew there. The first, of group "p", is of 1970-01-02T15:00:00.000Z, the recipe\'s last of 1970-01-02T15:00:00.000Z.',
    ]);
  });

  it('predicts the rows that follow on as without earlier ones, and those as if nothing were known', async () => {
    const of = async (...rows: string[]) => [
      ...(await predictCsv(artefact, `at,plant,x\n${rows.join('\n')}\n`)).predictions,
    ];
    const [later, earlier] = [`${at(41)},p,30`, `${at(38)},p,3`];
    const [alone] = await of(later);
    const [unknown] = await of(`${at(38)},q,3`);
    expect(await of(later, earlier)).toEqual([alone, unknown]);
    expect(alone).not.toBe((await of(`${at(41)},q,30`))[0]);
  });

  it('knows a group again, whatever the groups of the other rows look like', async () => {
    let n = 0;
    const coded = await tuned(
      '{ columns: [x], method: exponential, alpha: 0.5 }',
      TRAINED.replaceAll(/,p,/g, () => (n++ % 2 === 0 ? ',a7,' : ',007,')),
    );
    const predicted = await predictCsv(coded, `at,plant,x\n${at(50)},007,3\n`);
    expect(predicted.notices).toEqual([]);
    const beside = await predictCsv(coded, `at,plant,x\n${at(50)},007,3\n${at(50)},b,3\n`);
    expect(beside.predictions[0]).toBe(predicted.predictions[0]);
  });

  it('refuses a file that cannot be filtered, naming what it lacks', async () => {
    await expect(predictCsv(artefact, 'x\n3\n')).rejects.toThrow(
      'new.csv: it lacks at, plant. Allowed: a file with the columns x, at, plant. ' +
        'These are the raw features of series version 1, and what its filters follow.',
    );
  });

  it('refuses a file whose rows all lack a time', async () => {
    await expect(predictCsv(artefact, 'at,plant,x\n,p,3\n')).rejects.toMatchObject({
      name: 'DataRefusedError',
      message:
        'new.csv: none of its rows has a time, and the filters of series version 1 follow the column at. Fill in the times.',
    });
  });
});
