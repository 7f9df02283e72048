/**
 * The reference work by Upkeep, for bench-clean.ts: `work INPUT OUT [--csv DIGITS] [--parquet]` or `read INPUT`, as peers.py does
 * it. It also makes what the peers do not: the profile before and after, the ledger, the recipe and the SHA-256 of the input.
 */
import { basename, dirname, relative } from 'node:path';
import { createFileObjectStore } from '../../adapters/local/file-object-store.ts';
import { secondThreads } from '../../adapters/local/second-thread.ts';
import { defaultConfig } from '../../core/configuration/default-config.ts';
import { modelConfig } from '../../core/contracts/config/model-config.ts';
import { csvChunks } from '../../core/csv/write-csv.ts';
import { cleanTable } from '../../core/data-set/clean-table.ts';
import { readRaw } from '../../core/data-set/read-raw.ts';
import { isNumeric, type Table } from '../../core/table/table.ts';

const [mode, input, folderOut] = process.argv.slice(2) as [string, string, string];
const csvAt = process.argv.indexOf('--csv');
const digits = csvAt === -1 ? undefined : process.argv[csvAt + 1]!;

const config = modelConfig.parse({
  ...defaultConfig('reference'),
  data: { order: 'file' },
  clean: {
    denoise: [
      { columns: ['x0'], method: 'movingAverage', window: 5 },
      { columns: ['x1'], method: 'exponential', alpha: 0.3 },
    ],
    outliers: { method: 'iqr', factor: 1.5, action: 'clip' },
    normalize: { method: 'minMax' },
    encode: 'ordinal',
    precision: digits === undefined || digits === 'roundTrip' ? 'roundTrip' : Number(digits),
  },
});

const folder = dirname(input);
const out = mode === 'work' ? relative(folder, folderOut) : '';
const store = createFileObjectStore(folder);
const file = (await store.head(basename(input)))!;
const threads = secondThreads(folder, file.sizeBytes);
// As in `upkeep clean`, where it starts while the upload is stored. It is part of the whole process, as imports are.
await threads.ready;
const startMs = performance.now();
const thread = threads.start(file);
const read = await readRaw(
  {
    name: file.key,
    open: () => store.open(file.key, file.version),
    sizeBytes: file.sizeBytes,
    isShared: thread !== undefined,
    tail: thread?.tail,
  },
  config,
);
if (mode === 'work') {
  const { finished, putParquet, profile } = await cleanTable(read, { config, uploadedAtMs: 0, thread });
  const csvAndProfile = async () => {
    if (digits !== undefined) await store.put(`${out}/clean.csv`, csvChunks(finished, config.clean));
    await profile();
  };
  const isParquet = process.argv.includes('--parquet');
  await Promise.all([csvAndProfile(), isParquet ? putParquet(store, `${out}/clean.parquet`) : null]);
}
const ms = performance.now() - startMs;
await thread?.close();
const peakKb = process.resourceUsage().maxRSS;
console.log(JSON.stringify({ ms, peakKb, sums: mode === 'read' ? sumsOf(read.table) : null }));

/** What was read, to be compared with what the peers read: rows, the sum of each column, how often two texts occur. */
function sumsOf({ nRows, columns }: Table): number[] {
  const sums = columns.flatMap((column) =>
    isNumeric(column) ? [column.values.reduce((sum, x) => (Number.isNaN(x) ? sum : sum + x), 0)] : [],
  );
  const counts = columns.flatMap((column) =>
    isNumeric(column)
      ? []
      : ['Oslo', 'red'].map((level) => column.codes.filter((code) => column.levels[code] === level).length),
  );
  return [nRows, ...sums, ...counts];
}
