/**
 * Cleaning beside pandas and polars: `npm run bench:clean [rows...]`, by default 10,000, 100,000 and 1,000,000. The peers are
 * installed into a virtual environment of their own. Every run is a process of its own, in turns, timed after its imports and, of ours, after its
 * second thread has started; what is printed are medians
 * and ratios, peer to ours, above 1 where we are faster. Results are compared before a time counts. See reference-work.ts for
 * the work, which runs as a bundle, as the installed command does, and peers.py for how the peers do it.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peersPython } from '../peers-python.ts';
import { makeCsv } from './make-data.ts';
import {
  bundleReferenceWork,
  type Contender,
  contenders,
  type Measured,
  requireEqual,
  requireSameSums,
  runOnce,
} from './runs.ts';

const DEFAULT_ROWS = [10_000, 100_000, 1_000_000];
const N_ROUNDS = 3;

const rows = process.argv.slice(2).map(Number);
const python = peersPython('clean');
const folder = mkdtempSync(join(tmpdir(), 'upkeep-bench-'));
try {
  await bundleReferenceWork();
  for (const nRows of rows.length > 0 ? rows : DEFAULT_ROWS) await benchRows(nRows);
} finally {
  rmSync(folder, { recursive: true });
}

async function benchRows(nRows: number): Promise<void> {
  const plain = join(folder, `plain-${nRows}.csv`);
  const quoted = join(folder, `quoted-${nRows}.csv`);
  await makeCsv(plain, nRows);
  await makeCsv(quoted, nRows, '"');
  console.log(
    `\n${nRows} rows x 12 columns; milliseconds in the process, in brackets whole process and peak memory`,
  );
  compare('CSV of 6 decimals and Parquet', ['work', plain, '--csv', '6', '--parquet']);
  compare('Parquet only', ['work', plain, '--parquet']);
  compare('CSV of shortest digits and Parquet', ['work', plain, '--csv', 'roundTrip', '--parquet']);
  compare('read only', ['read', plain]);
  compare('read only, two quoted texts', ['read', quoted]);
  for (const ending of ['.gz', '.parquet', '.jsonl']) {
    const other = ending === '.gz' ? `${plain}.gz` : plain.replace('.csv', ending);
    runOnce({ python, tool: 'pandas', args: ['convert', plain, other] });
    compare(`Parquet only, from ${other.slice(other.indexOf('.'))}`, ['work', other, '--parquet']);
  }
}

function compare(what: string, args: readonly string[]): void {
  const measured = new Map<Contender, Measured[]>(contenders.map((tool) => [tool, []]));
  const [mode, input, ...options] = args as [string, string, ...string[]];
  for (let round = 0; round < N_ROUNDS; round++) {
    for (const tool of contenders) {
      const out = join(folder, tool);
      mkdirSync(out, { recursive: true });
      const rest = mode === 'work' ? [out, ...options] : options;
      measured.get(tool)!.push(runOnce({ python, tool, args: [mode, input, ...rest] }));
    }
    const digits = args.includes('--csv') ? args[args.indexOf('--csv') + 1]! : 'none';
    if (round === 0 && mode === 'work') requireEqual({ python, folder, digits });
    if (round === 0 && mode === 'read') requireSameSums(contenders.map((tool) => measured.get(tool)![0]!));
    for (const tool of contenders) rmSync(join(folder, tool), { recursive: true, force: true });
  }
  const own = medians(measured.get('upkeep')!);
  const lines = contenders.map((tool) => {
    const { ms, wholeMs, peakMb } = medians(measured.get(tool)!);
    const ratio =
      tool === 'upkeep'
        ? ''
        : `, ${(ms / own.ms).toFixed(2)} times (whole process ${(wholeMs / own.wholeMs).toFixed(2)})`;
    return `${tool} ${ms.toFixed(0)} (${wholeMs.toFixed(0)}, ${peakMb.toFixed(0)} MB)${ratio}`;
  });
  console.log(`  ${what}: ${lines.join('; ')}`);
}

function medians(runs: readonly Measured[]): Omit<Measured, 'sums'> {
  const median = (of: (run: Measured) => number): number => {
    const ascending = runs.map(of).sort((a, b) => a - b);
    return ascending[Math.floor(ascending.length / 2)]!;
  };
  return {
    ms: median((run) => run.ms),
    wholeMs: median((run) => run.wholeMs),
    peakMb: median((run) => run.peakMb),
  };
}
