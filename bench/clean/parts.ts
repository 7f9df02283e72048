/**
 * How long the parts of cleaning take on a million rows of twelve columns: `node bench/clean/parts.ts`. Ten columns of
 * numbers with gaps (eight of distinct values, two of a hundred each), two categories of 8 and 5 levels. Rows in
 * order of a thirteenth column, the time. The cleaning is the reference work's, or that of no configuration (`--defaults`). On a busy machine look at the processors' time.
 */
import { finishedSource } from '../../core/cleaning/finish-table.ts';
import { fitRecipe } from '../../core/cleaning/fit-recipe.ts';
import { imputationEntries } from '../../core/cleaning/imputation-entries.ts';
import { orderRows } from '../../core/cleaning/order-rows.ts';
import { outlierEntries } from '../../core/cleaning/outliers/outlier-entries.ts';
import { cleanSection } from '../../core/contracts/config/clean-section.ts';
import { dataSection } from '../../core/contracts/config/data-section.ts';
import { duplicateRows } from '../../core/duplicates/duplicate-rows.ts';
import { describeTable, ordersOf } from '../../core/profile/describe-column.ts';
import { profileColumns, profileSource } from '../../core/profile/profile-columns.ts';
import { randomInteger, seededGenerator } from '../../core/random/seeded-generator.ts';
import { type Column, type Table, takeRows } from '../../core/table/table.ts';

const N_ROWS = 1_000_000;
const STRETCH = 8192;
const random = seededGenerator(42);

function numbers(name: string, draw: () => number): Column {
  const values = new Float64Array(N_ROWS);
  for (let row = 0; row < N_ROWS; row++) values[row] = random() < 0.02 ? Number.NaN : draw();
  return { name, type: 'number', values };
}

function category(name: string, levels: readonly string[]): Column {
  const codes = new Int32Array(N_ROWS);
  for (let row = 0; row < N_ROWS; row++) codes[row] = randomInteger(random, levels.length + 1) - 1;
  return { name, type: 'category', codes, levels };
}

function timesAscending(): Column {
  const values = new Float64Array(N_ROWS);
  for (let row = 0; row < N_ROWS; row++) values[row] = row * 1000;
  return { name: 'at', type: 'time', values };
}

const columns: Column[] = [
  ...Array.from({ length: 8 }, (_, i) => numbers(`x${i}`, () => random() * 20000 - 5000)),
  ...Array.from({ length: 2 }, (_, i) => numbers(`n${i}`, () => randomInteger(random, 100))),
  category('city', ['Cork', 'Ghent', 'Graz', 'Leeds', 'Lisbon', 'Nice', 'Oslo', 'Turin']),
  category('colour', ['blue', 'green', 'ochre', 'red', 'teal']),
  timesAscending(),
];
const table: Table = { nRows: N_ROWS, columns };
const data = dataSection.parse({ time: 'at', target: 'x7' });
const clean = cleanSection.parse({
  impute: { numeric: 'median' },
  ...(process.argv.includes('--defaults')
    ? {}
    : { outliers: { method: 'iqr' }, normalize: { method: 'minMax' }, encode: 'ordinal' }),
});
const features = columns
  .slice(0, -1)
  .map(({ name }) => name)
  .filter((name) => name !== 'x7');

function timed<T>(what: string, work: () => T): T {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  const ms = performance.now() - started;
  console.log(`  ${what}: ${ms.toFixed(0)} ms, processors ${((user + system) / 1e3).toFixed(0)} ms`);
  return result;
}

for (let run = 1; run <= 3; run++) {
  console.log(`run ${run}`);
  timed('all parts', () => {
    const rows = timed('orderRows', () => orderRows(table, data));
    const ordered = timed('takeRows, in order', () => takeRows(table, rows));
    const descriptions = timed('profile before', () => {
      const found = describeTable(ordered);
      profileColumns(ordered, data, { descriptions: found });
      return found;
    });
    const orders = ordersOf(descriptions);
    timed('duplicateRows, without the time', () =>
      duplicateRows({ nRows: N_ROWS, columns: ordered.columns.slice(0, -1) }),
    );
    const recipe = timed('fitRecipe', () => fitRecipe({ table: ordered, rows, features, clean, orders }));
    timed('ledger entries', () => [
      ...outlierEntries(recipe, ordered, orders),
      ...imputationEntries(recipe, ordered, orders),
    ]);
    const finished = finishedSource(recipe, ordered);
    timed('profile after, made meanwhile', () =>
      profileSource(finished, data, { descriptions, withHistograms: false }),
    );
    timed('finished, a stretch at a time', () => {
      for (let from = 0; from < N_ROWS; from += STRETCH)
        for (const column of finished.columns) column.read(from, Math.min(N_ROWS, from + STRETCH));
    });
  });
  timed('takeRows, reversed', () => takeRows(table, orderRows(table, data).reverse()));
}
