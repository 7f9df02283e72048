/**
 * How long it takes to read a million rows of twelve columns, held in memory: `node bench/read-csv.ts
 * [plain|long|quoted]`. plain: ten columns of short numbers and two of short texts, about 107 MB; long:
 * numbers of 16 to 17 digits; quoted: the texts in quotes. The time includes the SHA-256. On a busy machine
 * look at the processors' time.
 */
import { readTable } from '../core/input/read-table.ts';
import { randomInteger, seededGenerator } from '../core/random/seeded-generator.ts';

const N_ROWS = 1_000_000;
const CHUNK_BYTES = 4 << 20;
const kind = process.argv[2] ?? 'plain';

function makeCsv(): Uint8Array {
  const random = seededGenerator(42);
  const quote = kind === 'quoted' ? '"' : '';
  const cities = ['Lisbon', 'Oslo', 'Turin', 'Graz', 'Leeds', 'Ghent', 'Nice', 'Cork'];
  const colours = ['red', 'green', 'blue', 'teal', 'ochre'];
  const text = (names: string[]) => `${quote}${names[randomInteger(random, names.length)]}${quote}`;
  const number = () =>
    kind === 'long'
      ? String(random() * 100)
      : (random() * 20000 - 5000).toFixed(randomInteger(random, 3) + 3);
  // Whole rows are drawn from a pool: making a million different ones would take far longer than reading
  // them.
  const rows = Array.from({ length: 20_000 }, () =>
    [...Array.from({ length: 10 }, number), text(cities), text(colours)].join(','),
  );
  const header = `${Array.from({ length: 10 }, (_, i) => `x${i}`).join(',')},city,colour\n`;
  const bytes = new Uint8Array(N_ROWS * 260);
  const encoder = new TextEncoder();
  const encoded = rows.map((row) => encoder.encode(`${row}\n`));
  let at = encoder.encodeInto(header, bytes).written;
  for (let row = 0; row < N_ROWS; row++) {
    const part = encoded[randomInteger(random, encoded.length)]!;
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.subarray(0, at);
}

const bytes = makeCsv();
async function* chunks() {
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) yield bytes.subarray(from, from + CHUNK_BYTES);
}

console.log(`${kind}: ${(bytes.length / 1e6).toFixed(1)} MB, ${N_ROWS} rows`);
for (let run = 1; run <= 5; run++) {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { table } = await readTable(chunks, {
    name: 'bench.csv',
    missing: ['', 'NA', 'NaN', 'null'],
    types: {},
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const busy = (user + system) / 1e6;
  console.log(`run ${run}: ${seconds.toFixed(3)} s, processors ${busy.toFixed(3)} s, ${table.nRows} rows`);
}
