import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import type { Recipe } from '../../../core/contracts/recipe.ts';
import { applyToNewRows } from '../../../core/data-set/apply-to-new-rows.ts';
import { cleanTable } from '../../../core/data-set/clean-table.ts';
import { type Table, takeRows } from '../../../core/table/table.ts';
import { wholeTable } from '../../../core/table/table-source.ts';
import { expectClose } from '../cleaning/expect-close.ts';
import { cellsOf, tableOf } from '../cleaning/table-of.ts';
import { readOf } from './read-of.ts';

const row = fc.record({
  at: fc.integer({ min: 0, max: 30 }).map((hours) => hours * 3_600_000),
  g: fc.constantFrom('a', 'b', '7', '07', null),
  x: fc.option(fc.integer({ min: -9, max: 9 }), { freq: 3 }),
  z: fc.option(fc.integer({ min: -9, max: 9 }), { freq: 2 }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const rows = fc.array(row, { minLength: 1, maxLength: 25 });
const filter = fc.oneof(
  fc.record({ method: fc.constantFrom('movingAverage', 'median'), window: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ method: fc.constant('exponential'), halfLife: fc.constantFrom(1.5, '2 hours') }),
);
const TYPES = { at: 'time', g: 'category', x: 'number', z: 'number' } as const;

const configOf = (rule: object) =>
  modelConfig.parse({
    model: 'm',
    data: { time: 'at', group: 'g' },
    clean: {
      denoise: [{ columns: ['x'], ...rule }],
      impute: { numeric: 'forwardFill', limit: 2 },
      normalize: { method: 'none' },
    },
  });
// A value in both columns, so that they are features of numbers.
const FIRST: Row = { at: 0, g: 'a', x: 1, z: 1 };
const columnsOf = (items: readonly Row[]) =>
  Object.fromEntries((['at', 'g', 'x', 'z'] as const).map((name) => [name, items.map((of) => of[name])]));
const cleaned = (items: readonly Row[], rule: object) =>
  cleanTable(readOf(columnsOf([FIRST, ...items]), TYPES), { config: configOf(rule), uploadedAtMs: 0 });
const recipeOf = async (items: readonly Row[], rule: object) => (await cleaned(items, rule)).recipe;
/** `(n,)` of both columns. */
const columnsIn = (table: Table) => [cellsOf(table, 'x'), cellsOf(table, 'z')] as number[][];
const treated = (recipe: Recipe, items: readonly Row[]) =>
  columnsIn(applyToNewRows(recipe, tableOf(columnsOf(items), TYPES)).finished);
const medianOf = ({ features }: Recipe, name: string) =>
  features.find(({ column }) => column === name)!.impute.value;

describe('new rows of any times', () => {
  it('are treated as they would be without those of the other side of the end of their group', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, filter, async (trained, items, rule) => {
        const recipe = await recipeOf(trained, rule);
        const isEarlier = ({ g, at }: Row) => at <= (recipe.series.ends[g ?? ''] ?? -1);
        const together = treated(recipe, items);
        for (const side of [true, false]) {
          const own = items.flatMap((item, place) => (isEarlier(item) === side ? [place] : []));
          if (own.length === 0) continue;
          const alone = treated(
            recipe,
            own.map((place) => items[place]!),
          );
          for (const [j, column] of together.entries())
            expect(own.map((place) => column[place])).toEqual(alone[j]);
        }
      }),
    );
  });

  it('follow on as if they had been there from the start, where they are later', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, filter, async (trained, items, rule) => {
        const recipe = await recipeOf(trained, rule);
        const later = items.filter(({ g, at }) => at > (recipe.series.ends[g ?? ''] ?? -1));
        fc.pre(later.length > 0);
        const whole = await cleaned([...trained, ...later], rule);
        const inTime = [FIRST, ...trained, ...later].sort((one, other) => one.at - other.at);
        const all = columnsIn(wholeTable(whole.finished));
        const some = treated(recipe, later);
        for (const [j, name] of (['x', 'z'] as const).entries()) {
          const [value, other] = [recipe, whole.recipe].map((of) => medianOf(of, name));
          for (const [at, item] of later.entries()) {
            const pair = [some[j]![at]!, all[j]![inTime.indexOf(item)]!];
            // A gap that nothing precedes gets the median, each of its own training rows.
            const isLeft = item[name] === null && pair[0] === value && pair[1] === other;
            if (!isLeft) expectClose([pair[0]!], [pair[1]!], { tolerance: 1e-12, scale: 10 });
          }
        }
      }),
    );
  });

  it('come back in the order in which they came', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, filter, async (trained, items, rule) => {
        const distinct = [...new Map(items.map((item) => [`${item.g} ${item.at}`, item])).values()];
        const recipe = await recipeOf(trained, rule);
        const table = tableOf(columnsOf(distinct), TYPES);
        const backwards = Int32Array.from(distinct, (_, at) => distinct.length - 1 - at);
        expect(applyToNewRows(recipe, takeRows(table, backwards)).finished).toEqual(
          takeRows(applyToNewRows(recipe, table).finished, backwards),
        );
      }),
    );
  });
});
