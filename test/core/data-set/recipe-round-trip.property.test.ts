import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../core/artefacts/stored-json.ts';
import { denoise } from '../../../core/cleaning/denoise.ts';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { parseRecipe } from '../../../core/cleaning/parse-recipe.ts';
import type { Recipe } from '../../../core/contracts/recipe.ts';
import { applyToNewRows } from '../../../core/data-set/apply-to-new-rows.ts';
import { isNumeric, type Table } from '../../../core/table/table.ts';
import { allRows, cleanOf, dataOf, tableOf } from '../cleaning/table-of.ts';

// Negative zero has no JSON of its own; large and small numbers have many digits.
const number = fc.option(
  fc.oneof(
    fc.constantFrom(0, -0, 1, -1),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.double({ min: -0.99, max: 0.99, noNaN: true }),
  ),
  { freq: 4 },
);
const level = fc.option(fc.constantFrom('a', 'b', 'B', '__proto__', '', '7', 'é', '\u{1F600}'), { freq: 4 });
const row = fc.record({
  g: fc.constantFrom('10', '9', '__proto__', 'constructor', '', null),
  x: number,
  z: number,
  c: level,
  b: fc.option(fc.boolean(), { freq: 4 }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const rows = fc.array(row, { minLength: 1, maxLength: 20 });

const filter = fc.oneof(
  fc.record({
    method: fc.constantFrom('movingAverage', 'median', 'hampel'),
    window: fc.integer({ min: 2, max: 5 }),
  }),
  fc.record({ method: fc.constant('exponential'), alpha: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
  fc.record({ method: fc.constant('exponential'), halfLife: fc.constantFrom(1.5, '2 hours') }),
);
const clean = fc
  .record({
    denoise: fc.array(
      filter.map((rule) => ({ columns: ['x'], ...rule })),
      { maxLength: 1 },
    ),
    outliers: fc.record({
      method: fc.constantFrom('none', 'iqr', 'zScore', 'mad'),
      factor: fc.constantFrom(0.1, 1.5),
      action: fc.constantFrom('clip', 'null', 'drop', 'flag'),
    }),
    impute: fc.record({
      numeric: fc.constantFrom('mean', 'median', 'mostFrequent', 'constant', 'forwardFill', 'knn'),
      category: fc.constantFrom('mostFrequent', 'constant', 'forwardFill'),
      fillNumber: fc.constantFrom(-0, 3),
      limit: fc.constantFrom(null, 1),
      indicator: fc.boolean(),
    }),
    normalize: fc.record({
      method: fc.constantFrom('none', 'standard', 'minMax', 'robust', 'maxAbs', 'quantile', 'log1p'),
      range: fc.constant([-0, 1]),
      clip: fc.boolean(),
    }),
    encode: fc.constantFrom('oneHot', 'ordinal'),
    infrequent: fc.record({
      minFrequency: fc.constantFrom(null, 2),
      maxCategories: fc.constantFrom(null, 2),
    }),
  })
  .map(cleanOf);
const data = dataOf({ time: 't', group: 'g' });

/** Rows with values first, so that every column is a feature; from hour `from` on. */
function tableOfRows(items: readonly Row[], from: number): Table {
  const all: Row[] = [{ g: '10', x: 1, z: 2, c: 'a', b: true }, ...items];
  const names = ['g', 'x', 'z', 'c', 'b'] as const;
  const columns = Object.fromEntries(names.map((name) => [name, all.map((item) => item[name])]));
  const t = all.map((_, i) => (from + ((i * 7) % all.length)) * 3_600_000);
  return tableOf(
    { t, ...columns },
    { t: 'time', g: 'category', x: 'number', z: 'number', c: 'category', b: 'boolean' },
  );
}

function fittedOn(items: readonly Row[], section: ReturnType<typeof cleanOf>): Recipe {
  const sorted = [...items].map((item) => (section.normalize.method === 'log1p' ? above(item) : item));
  const { table, tails } = denoise(tableOfRows(sorted, 0), data, section);
  return fitRecipe({
    table,
    rows: allRows(table),
    features: ['x', 'z', 'c', 'b'],
    clean: section,
    group: 'g',
    time: 't',
    tails,
  });
}

/** log1p refuses -1 and below among training rows. */
function above(item: Row): Row {
  const raised = (x: number | null) => (x === null || x > -1 ? x : -x);
  return { ...item, x: raised(item.x), z: raised(item.z) };
}

/** Every bit of every cell, a negative zero told from zero. */
function bitsOf(table: Table) {
  return table.columns.map((column) => [
    column.name,
    isNumeric(column) ? [...new BigUint64Array(Float64Array.from(column.values).buffer)] : [...column.codes],
  ]);
}

describe('a recipe that was written and read again', () => {
  it('gives new rows the same, to the last bit', () => {
    fc.assert(
      fc.property(rows, rows, clean, fc.constantFrom(100, 5), (earlier, later, section, from) => {
        const recipe = fittedOn(earlier, section);
        const read = parseRecipe(new TextEncoder().encode(jsonText(recipe)), 'recipe.json');
        const table = tableOfRows(later, from);
        const before = applyToNewRows(recipe, table);
        const after = applyToNewRows(read, table);
        expect(bitsOf(after.finished)).toEqual(bitsOf(before.finished));
        expect(after.notices).toEqual(before.notices);
      }),
      { numRuns: 400 },
    );
  });
});
