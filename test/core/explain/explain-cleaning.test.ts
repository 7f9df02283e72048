import { describe, expect, it } from 'vitest';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { cleanTable } from '../../../core/data-set/clean-table.ts';
import { explainCleaning } from '../../../core/explain/explain-cleaning.ts';
import type { PlannedStep } from '../../../core/explain/planned-step.ts';
import { readOf } from '../data-set/read-of.ts';

const COLUMNS = {
  id: ['a', 'b', 'c', 'd', 'e', 'e'],
  n: [1, 2, null, 4, 100, 100],
  kit: [true, null, true, false, true, true],
  c: ['p', 'q', 'p', null, 'p', 'p'],
  none: [null, null, null, null, null, null],
};

async function planOf(sections: object): Promise<PlannedStep[]> {
  const given = { model: 'm', ...sections };
  const config = modelConfig.parse(given);
  const read = readOf(COLUMNS, { id: 'text', none: 'category' });
  const cleaned = await cleanTable(read, { config, uploadedAtMs: 0 });
  return explainCleaning(cleaned, await cleaned.profile(), { config, given });
}

const stepsOf = (plan: PlannedStep[], step: string, column: string | null) =>
  plan.filter((planned) => planned.step === step && planned.column === column);

describe('explainCleaning', () => {
  it('says among how many rows knn looks', async () => {
    const plan = await planOf({ data: { id: 'id' }, clean: { impute: { numeric: 'knn' } } });
    const [step] = stepsOf(plan, 'impute', 'n');
    expect(step).toMatchObject({ does: 'fill gaps by knn among 6 rows', value: 'knn' });
    expect(stepsOf(plan, 'impute', 'kit')[0]!.does).toBe('fill gaps by mostFrequent');
  });

  it('says of each column how it is read, and why', async () => {
    const plan = await planOf({ data: { id: 'id', types: { c: 'category' }, ignore: ['none'] } });
    const types = plan
      .filter(({ step }) => step === 'types')
      .map(({ column, does, option, origin }) => [column, does, option, origin]);
    expect(types).toEqual([
      ['id', 'read as text; id', 'data.id', 'configuration'],
      ['n', 'read as number; feature', 'data.types.n', 'data'],
      ['kit', 'read as boolean; feature', 'data.types.kit', 'data'],
      ['c', 'read as category; feature', 'data.types.c', 'configuration'],
      ['none', 'read as category; ignored', 'data.ignore', 'configuration'],
    ]);
  });

  it('tells options from defaults, fitted numbers, and how many cells change', async () => {
    const plan = await planOf({ clean: { impute: { numeric: 'mean' } } });
    expect(stepsOf(plan, 'impute', 'n')).toEqual([
      {
        step: 'impute',
        column: 'n',
        does: 'fill gaps by mean',
        option: 'clean.impute.numeric',
        value: 'mean',
        origin: 'configuration',
        fitted: { value: 41.4 },
        changes: 1,
      },
    ]);
    expect(stepsOf(plan, 'impute', 'c')).toMatchObject([
      {
        option: 'clean.impute.category',
        value: 'mostFrequent',
        origin: 'default',
        fitted: { value: 'p' },
        changes: 1,
      },
    ]);
    expect(stepsOf(plan, 'normalize', 'n')).toMatchObject([
      { does: 'scale by standard', origin: 'default', fitted: { offset: 41.4, low: 0 }, changes: 6 },
    ]);
    expect(stepsOf(plan, 'encode', 'c')).toMatchObject([
      { does: 'a column for each of 2 levels', fitted: { levels: ['p', 'q'], infrequent: [] }, changes: 6 },
    ]);
    expect(stepsOf(plan, 'outliers', null)).toMatchObject([
      { does: 'leave extreme values', value: 'none', changes: 0 },
    ]);
    expect(stepsOf(plan, 'duplicates', null)).toMatchObject([
      { value: 'keep', origin: 'default', changes: 0 },
    ]);
  });

  it('says what a boolean gets whatever the option says', async () => {
    const plan = await planOf({ clean: { impute: { numeric: 'mean' } } });
    expect(stepsOf(plan, 'impute', 'kit')).toMatchObject([
      { value: 'mostFrequent', origin: 'data', fitted: { value: 1 } },
    ]);
    expect(stepsOf(plan, 'normalize', 'kit')).toMatchObject([
      { does: 'leave as it is', value: 'none', origin: 'data', fitted: null, changes: 0 },
    ]);
  });

  it.each([
    ['clip', 'clip to the bounds of iqr', 2],
    ['flag', 'mark outside the bounds of iqr: 2 found', 0],
    ['drop', 'drop rows outside the bounds of iqr: 2 found', 0],
  ])('counts outliers as changed cells only where they are: %s', async (action, does, changes) => {
    const given = { model: 'm', clean: { outliers: { method: 'iqr', action } } };
    const config = modelConfig.parse(given);
    const cleaned = await cleanTable(readOf({ n: [...Array(20).keys(), 1000, -1000] }), {
      config,
      uploadedAtMs: 0,
    });
    const plan = explainCleaning(cleaned, await cleaned.profile(), { config, given });
    expect(stepsOf(plan, 'outliers', 'n')).toMatchObject([{ does, changes }]);
  });

  it('lists filters, expectations and dropped rows in the order of the cleaning', async () => {
    const plan = await planOf({
      data: { order: 'file' },
      clean: {
        duplicates: 'drop',
        expect: { rows: '== 5', range: { n: [0, 100] }, unique: ['id'] },
        denoise: [{ columns: ['n'], method: 'movingAverage', window: 2 }],
        outliers: { method: 'zScore', factor: 1, action: 'clip' },
      },
    });
    expect([...new Set(plan.map(({ step }) => step))]).toEqual([
      'types',
      'duplicates',
      'expect',
      'denoise',
      'outliers',
      'impute',
      'normalize',
      'encode',
    ]);
    expect(stepsOf(plan, 'duplicates', null)).toMatchObject([
      { value: 'drop', origin: 'configuration', changes: 1 },
    ]);
    expect(plan.filter(({ step }) => step === 'expect').map(({ option, value }) => [option, value])).toEqual([
      ['clean.expect.rows', '== 5'],
      ['clean.expect.range.n', [0, 100]],
      ['clean.expect.unique', ['id']],
    ]);
    expect(stepsOf(plan, 'denoise', 'n')).toMatchObject([
      {
        does: 'filter by movingAverage',
        option: 'clean.denoise[0]',
        value: { method: 'movingAverage', window: 2, align: 'trailing' },
        changes: 2,
      },
    ]);
    expect(stepsOf(plan, 'outliers', 'n')).toMatchObject([{ does: 'is passed over', changes: 0 }]);
  });
});
