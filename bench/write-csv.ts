/**
 * How long it takes to write a million rows of twelve columns as CSV: `node bench/write-csv.ts [6|15|roundTrip|…]`. Ten
 * columns of numbers of 16 to 17 digits and two of short texts; without an argument with 6 decimals and with the shortest
 * digits. The processors' time, which another program on the machine changes least, and the least of the runs.
 */
import { csvChunks } from '../core/csv/write-csv.ts';
import { randomInteger, seededGenerator } from '../core/random/seeded-generator.ts';
import type { Column, Table } from '../core/table/table.ts';
import { sourceOf } from '../core/table/table-source.ts';

const N_ROWS = 1_000_000;
const N_RUNS = 8;

function makeTable(): Table {
  const random = seededGenerator(42);
  const cells = <T extends Float64Array | Int32Array>(cells: T, cell: () => number): T => {
    for (let row = 0; row < N_ROWS; row++) cells[row] = cell();
    return cells;
  };
  const numbers = Array.from({ length: 10 }, (_, i): Column => {
    const scale = 10 ** (i % 5);
    return {
      name: `x${i}`,
      type: 'number',
      values: cells(new Float64Array(N_ROWS), () => (random() - 0.4) * scale),
    };
  });
  const texts = Object.entries({
    city: ['Cork', 'Ghent', 'Graz', 'Leeds', 'Lisbon', 'Nice', 'Oslo', 'Turin'],
    colour: ['blue', 'green', 'ochre', 'red', 'teal'],
  }).map(([name, levels]): Column => {
    const codes = cells(new Int32Array(N_ROWS), () => randomInteger(random, levels.length));
    return { name, type: 'category', codes, levels };
  });
  return { nRows: N_ROWS, columns: [...numbers, ...texts] };
}

const given = process.argv[2];
const precisions: ('roundTrip' | number)[] =
  given === undefined ? [6, 'roundTrip'] : [given === 'roundTrip' ? given : Number(given)];
const table = makeTable();
for (const precision of precisions) {
  let least = Number.POSITIVE_INFINITY;
  let nBytes = 0;
  for (let run = 0; run < N_RUNS; run++) {
    const cpu = process.cpuUsage();
    nBytes = 0;
    for (const chunk of csvChunks(sourceOf(table), { precision })) nBytes += chunk.length;
    const { user, system } = process.cpuUsage(cpu);
    least = Math.min(least, (user + system) / 1e6);
  }
  console.log(`precision ${precision}: ${(nBytes / 1e6).toFixed(1)} MB, processors ${least.toFixed(3)} s`);
}
