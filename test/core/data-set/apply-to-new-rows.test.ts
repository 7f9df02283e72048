import { describe, expect, it } from 'vitest';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { applyToNewRows } from '../../../core/data-set/apply-to-new-rows.ts';
import { cleanTable } from '../../../core/data-set/clean-table.ts';
import { readNewRows } from '../../../core/data-set/read-new-rows.ts';
import { type Table, takeRows } from '../../../core/table/table.ts';
import { wholeTable } from '../../../core/table/table-source.ts';
import { cellsOf, dataOf, tableOf } from '../cleaning/table-of.ts';
import { readOf } from './read-of.ts';

const N = 24;
const whole = {
  at: Array.from({ length: N }, (_, i) => i * 1000),
  g: Array.from({ length: N }, (_, i) => (i % 3 === 0 ? 'one' : 'two')),
  x: Array.from({ length: N }, (_, i) => (i % 5 === 4 ? null : (i * 7) % 11)),
  c: Array.from({ length: N }, (_, i) => (i % 4 === 3 ? null : `l${i % 3}`)),
};
const TYPES = { at: 'time', g: 'category' } as const;

async function recipeOf(clean: object, data: object, columns = whole) {
  const config = modelConfig.parse({ model: 'm', data, clean });
  return (await cleanTable(readOf(columns, TYPES), { config, uploadedAtMs: 0 })).recipe;
}

const head = ({ at, g, x, c }: typeof whole, n: number) => ({
  at: at.slice(0, n),
  g: g.slice(0, n),
  x: x.slice(0, n),
  c: c.slice(0, n),
});
const tail = (n: number) =>
  Object.fromEntries(Object.entries(whole).map(([name, cells]) => [name, cells.slice(n)]));

const FILTERED = {
  denoise: [{ columns: ['x'], method: 'movingAverage', window: 3 }],
  impute: { numeric: 'constant', category: 'forwardFill' },
  normalize: { method: 'none' },
};

describe('applyToNewRows', () => {
  it('gives the rows that the recipe was fitted on what their cleaning gave them', async () => {
    const config = modelConfig.parse({ model: 'm', data: { ignore: ['g', 'at'] } });
    const { recipe, finished } = await cleanTable(readOf(whole, TYPES), { config, uploadedAtMs: 0 });
    expect(applyToNewRows(recipe, tableOf(whole, TYPES))).toEqual({
      finished: wholeTable(finished),
      notices: [],
    });
  });

  it('goes on with filters and fills as if new rows had been there from the start', async () => {
    const data = { time: 'at', group: 'g' };
    const config = modelConfig.parse({ model: 'm', data, clean: FILTERED });
    const { finished: all } = await cleanTable(readOf(whole, TYPES), { config, uploadedAtMs: 0 });
    const recipe = await recipeOf(FILTERED, data, head(whole, 15));
    const { finished, notices } = applyToNewRows(recipe, tableOf(tail(15), TYPES));
    expect(notices).toEqual([]);
    for (const name of ['x', 'c=l0', 'c=l1', 'c=l2'])
      expect(cellsOf(finished, name)).toEqual(cellsOf(wholeTable(all), name).slice(15));
  });

  it('keeps rows in their place, whatever their times', async () => {
    const data = { time: 'at', group: 'g' };
    const recipe = await recipeOf(FILTERED, data, head(whole, 15));
    const table = tableOf(tail(15), TYPES);
    const backwards = Int32Array.from({ length: table.nRows }, (_, at) => table.nRows - 1 - at);
    const of = (given: Table) => applyToNewRows(recipe, given).finished;
    expect(of(takeRows(table, backwards))).toEqual(takeRows(of(table), backwards));
  });

  it('drops no row, not even an outlier that the training would have dropped', async () => {
    const x = Array.from({ length: 40 }, (_, i) => (i === 7 ? 1e6 : i));
    const clean = { outliers: { method: 'iqr', action: 'drop' } };
    const config = modelConfig.parse({ model: 'm', clean });
    const { recipe, finished } = await cleanTable(readOf({ x }), { config, uploadedAtMs: 0 });
    expect(finished.nRows).toBe(39);
    expect(applyToNewRows(recipe, tableOf({ x })).finished.nRows).toBe(40);
  });

  it('says which groups have no rows before', async () => {
    const recipe = await recipeOf(FILTERED, { time: 'at', group: 'g' });
    const rows = (...groups: string[]) =>
      tableOf(
        { at: groups.map((_, i) => 1e6 + i), g: groups, x: groups.map(() => 1), c: groups.map(() => 'l0') },
        TYPES,
      );
    const noticesFor = (...groups: string[]) => applyToNewRows(recipe, rows(...groups)).notices;
    expect(noticesFor('one', 'two')).toEqual([]);
    expect(noticesFor('one', 'new', 'new')).toEqual([
      'The filter of x began anew in 2 rows, because the recipe knows no rows before those of group "new".',
      'The fill of c began anew in 2 rows, because the recipe knows no rows before those of group "new".',
    ]);
    expect(noticesFor('a', 'b', 'c', 'd', 'e', 'f')).toEqual([
      'The filter of x began anew in 6 rows, because the recipe knows no rows before those of groups "a", "b", "c", "d", "e" and 1 more.',
      expect.stringMatching(/^The fill of c began anew/),
    ]);
    expect(noticesFor('')[0]).toBe(
      'The filter of x began anew in 1 row, because the recipe knows no rows before those without a group.',
    );
    expect(noticesFor('', 'a', 'b')[0]).toBe(
      'The filter of x began anew in 3 rows, because the recipe knows no rows before those of groups "a", "b", and those without a group.',
    );
  });

  it('says that no rows are known before these', async () => {
    const recipe = await recipeOf(
      FILTERED,
      { order: 'file' },
      { ...whole, x: whole.x.map((_, i) => (i === 0 ? 1 : 2)) },
    );
    const unknown = { ...recipe, denoise: recipe.denoise.map((filter) => ({ ...filter, tails: {} })) };
    expect(applyToNewRows(unknown, tableOf(tail(20), TYPES)).notices).toEqual([
      'The filter of x began anew in 4 rows, because the recipe knows no rows before these.',
    ]);
  });
});

describe('readNewRows', () => {
  const open = (text: string) => () =>
    (async function* () {
      yield new TextEncoder().encode(text);
    })();

  it('reads features with the types that they were fitted with', async () => {
    const recipe = await recipeOf({}, { ignore: ['g', 'at'] });
    const read = await readNewRows(
      { name: 'n.csv', open: open('c,x,other\n7,1,2\n8,,3\n') },
      recipe,
      dataOf(),
    );
    expect(read.table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['c', 'category'],
      ['x', 'number'],
      ['other', 'text'],
    ]);
  });

  it('keeps columns without a part in the recipe as they were written, unless the configuration types them', async () => {
    const recipe = await recipeOf({}, { ignore: ['g', 'at'] });
    const text = 'c,x,zip,price,y,shop,part,n\na,1,00017,1.50,1.50,01,0,2.0\n';
    const data = dataOf({ target: 'y', group: 'shop', fold: 'part', types: { n: 'number' } });
    const { table } = await readNewRows({ name: 'n.csv', open: open(text) }, recipe, data);
    const { finished } = applyToNewRows(recipe, table);
    const cells = ['zip', 'price', 'y', 'shop', 'part', 'n'].map((name) => cellsOf(finished, name)[0]);
    expect(cells).toEqual(['00017', '1.50', 1.5, 1, 0, 2]);
  });

  it('refuses cells that do not fit, and columns that are not there', async () => {
    const recipe = await recipeOf({}, { ignore: ['g', 'at'] });
    const read = (text: string) => readNewRows({ name: 'n.csv', open: open(text) }, recipe, dataOf());
    await expect(read('c,x\na,one\n')).rejects.toThrow(
      'n.csv: column x, which must be of type number: 1 of 1 value is no number (line 2 "one").',
    );
    const { table } = await read('c\na\n');
    expect(() => applyToNewRows(recipe, table)).toThrow('the data lack "x"');
  });
});

describe('what applyToNewRows tells', () => {
  const FILLED = { impute: { numeric: 'forwardFill', category: 'forwardFill' } };

  it('names the groups that a fill began anew', async () => {
    const data = { time: 'at', group: 'g' };
    const recipe = await recipeOf(FILLED, data);
    const table = tableOf(
      { at: [99_000, 99_500], g: ['three', 'one'], x: [null, 1], c: ['l0', null] },
      TYPES,
    );
    expect(applyToNewRows(recipe, table).notices).toEqual([
      'The fills of x, c began anew in 1 row, because the recipe knows no rows before those of group "three".',
    ]);
  });

  it.each([
    ['oneHot', null, 'they become zeros'],
    ['ordinal', null, 'they become -1'],
    ['oneHot', 2, 'they count as infrequent'],
    ['ordinal', 2, 'they count as infrequent'],
  ])('counts unseen levels: %s, maxCategories %s', async (encode, maxCategories, become) => {
    const data = { ignore: ['g', 'at'] };
    const recipe = await recipeOf({ encode, infrequent: { maxCategories } }, data);
    const c = ['u', 'v', 'w', 'x', 'y', 'z', null, 'l0', 'l1', 'l2'];
    const table = tableOf({ ...tail(14), c }, TYPES);
    expect(applyToNewRows(recipe, table).notices).toEqual([
      `c holds levels that the recipe does not know, in 6 cells: "u", "v", "w", "x", "y" and 1 more; ${become}.`,
    ]);
    const once = tableOf({ ...tail(23), c: ['new'] }, TYPES);
    expect(applyToNewRows(recipe, once).notices).toEqual([
      `c holds levels that the recipe does not know, in 1 cell: "new"; ${become}.`,
    ]);
  });

  it('refuses a value beyond the range of a double, in the order of the given rows', async () => {
    const data = { time: 'at', group: 'g' };
    const small = { ...whole, x: whole.x.map((x) => (x === null ? null : x * 1e-6)) };
    const recipe = await recipeOf(FILLED, data, small);
    const table = tableOf(
      { at: [99_500, 99_000], g: ['one', 'one'], x: [-1.5e308, 1], c: ['l0', 'l0'] },
      TYPES,
    );
    expect(() => applyToNewRows(recipe, table)).toThrow(
      'column "x", data row 1: the value -1.5e+308 lies so far from the training rows that it overflows once it is normalised. Allowed: values whose normalised value is a finite number. Mend the cell, or empty it to have it imputed.',
    );
  });
});
