import { describe, expect, it } from 'vitest';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { applyToNewRows } from '../../../core/data-set/apply-to-new-rows.ts';
import { cleanTable } from '../../../core/data-set/clean-table.ts';
import { readNewRows } from '../../../core/data-set/read-new-rows.ts';
import { readRaw } from '../../../core/data-set/read-raw.ts';
import { cellsOf, dataOf } from '../cleaning/table-of.ts';

const fileOf = (text: string) => ({
  name: 'n.csv',
  open: async function* () {
    yield new TextEncoder().encode(text);
  },
});
const day = (n: number) => `2026-01-0${n}`;
const csvOf = (...rows: string[]) => `at,g,x\n${rows.map((row) => `${row}\n`).join('')}`;
const CLEAN = {
  denoise: [{ columns: ['x'], method: 'movingAverage', window: 2 }],
  impute: { numeric: 'forwardFill' },
  normalize: { method: 'none' },
};

/** Trained on groups as given, each with a last x of 10 on the second day. */
async function recipeOf(groups: readonly string[], more: object = {}) {
  const config = modelConfig.parse({
    model: 'm',
    data: { time: 'at', group: 'g', ...more },
    clean: CLEAN,
  });
  const rows = groups.flatMap((group) => [`${day(1)},${group},20`, `${day(2)},${group},10`]);
  const read = await readRaw(fileOf(csvOf(...rows)), config);
  return (await cleanTable(read, { config, uploadedAtMs: 0 })).recipe;
}

async function applied(recipe: Awaited<ReturnType<typeof recipeOf>>, ...rows: string[]) {
  const { time, group } = recipe.series;
  const data = dataOf({ time, group: group?.column ?? null });
  const { table, quarantined } = await readNewRows(fileOf(csvOf(...rows)), recipe, data);
  const { finished, notices } = applyToNewRows(recipe, table);
  return { x: cellsOf(finished, 'x'), g: cellsOf(finished, 'g'), notices, quarantined };
}

describe('the group of new rows', () => {
  it('has the key that it had in training, whatever the other rows of the file are', async () => {
    const recipe = await recipeOf(['007', 'a1']);
    expect(recipe.series.group).toEqual({ column: 'g', type: 'category' });
    // All of these would be numbers, and 007 be 7.
    expect(await applied(recipe, `${day(3)},007,30`)).toMatchObject({ x: [20], g: ['007'], notices: [] });
    expect(await applied(recipe, `${day(3)},7,30`)).toMatchObject({
      x: [30],
      notices: [/"7"/, /"7"/].map(matching),
    });
  });

  it('is a number where it was one', async () => {
    const recipe = await recipeOf(['7', '8']);
    expect(await applied(recipe, `${day(3)},007,30`)).toMatchObject({ x: [20], g: [7], notices: [] });
    await expect(applied(recipe, `${day(3)},007,30`, `${day(3)},a1,30`)).rejects.toThrow(
      'n.csv: column g, which must be of type number: 1 of 2 values is no number (line 3 "a1").',
    );
  });

  it('is a text, not a boolean, where it was one', async () => {
    const recipe = await recipeOf(['true', 'other']);
    expect(await applied(recipe, `${day(3)},true,30`)).toMatchObject({ x: [20], g: ['true'], notices: [] });
  });

  it('keeps its type also where nothing follows it', async () => {
    const config = modelConfig.parse({ model: 'm', data: { ignore: ['at'], group: 'g' } });
    const read = await readRaw(fileOf(csvOf(`${day(1)},007,1`, `${day(1)},a,2`)), config);
    const { recipe } = await cleanTable(read, { config, uploadedAtMs: 0 });
    expect((await applied(recipe, `${day(3)},007,1`)).g).toEqual(['007']);
  });
});

describe('the time of new rows', () => {
  it('says which of them follow on: those at or before the last known row of their group begin anew', async () => {
    const recipe = await recipeOf(['a', 'b']);
    const rows = [`${day(3)},a,30`, `${day(2)},a,40`, `${day(1)},b,50`, `${day(1)},a,`];
    const { x, notices } = await applied(recipe, ...rows);
    // The gap has no predecessor any more: it gets the median of the training.
    expect(x).toEqual([20, 40, 50, 17.5]);
    expect(notices).toEqual([
      '3 rows of 2 groups are not later than the last one that the recipe knows: filters and fills began anew there. The first, of group "b", is of 2026-01-01T00:00:00.000Z, the recipe\'s last of 2026-01-02T00:00:00.000Z.',
    ]);
  });

  it('tells of rows without a group beside groups', async () => {
    const recipe = await recipeOf(['', 'a']);
    const noticeOf = async (...rows: string[]) => (await applied(recipe, ...rows)).notices[0];
    expect(await noticeOf(`${day(1)},,40`)).toMatch(
      /^1 row without a group is not later than .* The first, without a group, is of 2026-01-01T/,
    );
    expect(await noticeOf(`${day(1)},,40`, `${day(2)},a,40`)).toMatch(
      /^2 rows of 1 group or of none are not later than .* The first, without a group, is of 2026-01-01T/,
    );
  });

  it('tells of one row where there are no groups', async () => {
    const recipe = await recipeOf([''], { group: null, ignore: ['g'] });
    expect((await applied(recipe, `${day(2)},,40`)).notices).toEqual([
      "1 row is not later than the last one that the recipe knows: filters and fills began anew there. The first is of 2026-01-02T00:00:00.000Z, the recipe's last of 2026-01-02T00:00:00.000Z.",
    ]);
  });

  it('sets rows without one aside, as cleaning does, and refuses a file of them', async () => {
    const recipe = await recipeOf(['a']);
    const { x, quarantined } = await applied(recipe, `${day(4)},a,30`, ',a,099.0', `${day(3)},a,20`);
    expect(x).toEqual([25, 15]);
    expect(quarantined).toEqual([
      { line: 3, reason: 'has no at, the column of data.time', text: ',a,099.0' },
    ]);
    await expect(applied(recipe, ',a,099.0')).rejects.toThrow(
      'n.csv: none of its rows has a time, and the filters of the recipe follow the column at. Fill in the times.',
    );
  });

  it('is of the recipe: a configuration that names another, or another group, is refused', async () => {
    const recipe = await recipeOf(['a']);
    const read = (data: object) => readNewRows(fileOf(csvOf(`${day(3)},a,1`)), recipe, dataOf(data));
    await expect(read({ time: 'at', group: 'g' })).resolves.toBeDefined();
    await expect(read({ time: 'x' })).rejects.toThrow(
      'data.time: it names x, and the filters and fills of the recipe follow at. Allowed: the configuration that the recipe was made with, or none. Name it with --config, or clean the training data again.',
    );
    await expect(read({ group: 'x' })).rejects.toThrow('data.group: it names x, and the filters');
    const ungrouped = await recipeOf(['a'], { group: null, ignore: ['g'] });
    await expect(
      readNewRows(fileOf(csvOf(`${day(3)},a,1`)), ungrouped, dataOf({ group: 'g' })),
    ).rejects.toThrow('the recipe follow no group.');
  });
});

function matching(pattern: RegExp) {
  return expect.stringMatching(pattern);
}
