/**
 * A ridge grid of 50 alphas x 5 folds on 20,000 x 20, standardised inside each fold, beside scikit-learn's GridSearchCV on one
 * core: `UPKEEP_PYTHON=<python with scikit-learn> node bench/tune.ts [rows] [alphas]`, or the interpreter as the third argument,
 * or `python3` of the PATH. Without scikit-learn only our own times are printed. Scores are compared first, on the same rows;
 * then both run in turns. Time is that of the search in memory, without reading and without the refit.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cleanSection } from '../core/contracts/config/clean-section.ts';
import type { ScorerName } from '../core/contracts/config/scorer-names.ts';
import { evaluateCandidates } from '../core/model-selection/paths/evaluate-candidates.ts';
import type { PathTask } from '../core/model-selection/paths/path-task.ts';
import { type RandomSource, seededGenerator, shuffle } from '../core/random/seeded-generator.ts';

const N_FEATURES = 20;
const N_SPLITS = 5;
const N_RUNS = 3;
const [nRowsText = '20000', nAlphasText = '50', interpreter] = process.argv.slice(2);
const python = interpreter ?? process.env.UPKEEP_PYTHON ?? 'python3';
const nRows = Number(nRowsText);
const alphas = Array.from(
  { length: Number(nAlphasText) },
  (_, k) => 10 ** (-3 + (6 * k) / Number(nAlphasText)),
);
const task = ridgeTask(seededGenerator(42));

const folder = mkdtempSync(join(tmpdir(), 'upkeep-bench-'));
try {
  writeInput(folder);
  const peer = startPeer(folder);
  console.log(`ridge, ${alphas.length} alphas x ${N_SPLITS} folds, ${nRows} x ${N_FEATURES}`);
  for (const scorer of ['rmse', 'mae'] as const) await compare(scorer, peer);
  peer.end();
} finally {
  rmSync(folder, { recursive: true });
}

interface PeerRun {
  readonly ms: number;
  readonly scores: readonly number[];
}

interface Peer {
  readonly run: (scorer: ScorerName) => Promise<PeerRun | undefined>;
  readonly end: () => void;
}

async function compare(scorer: ScorerName, peer: Peer): Promise<void> {
  const own: number[] = [];
  const other: number[] = [];
  // The first turn of each pays for compilation and caches, and is not counted.
  for (let turn = 0; turn <= N_RUNS; turn++) {
    const startMs = performance.now();
    const { results } = evaluateCandidates({ ...task, scorers: [scorer] });
    const ms = performance.now() - startMs;
    const found = await peer.run(scorer);
    if (found !== undefined && turn === 0) {
      const scores = results.map(({ splitTestScores }) => mean(splitTestScores[scorer] as number[]));
      requireEqual(scores, found.scores);
    }
    if (turn > 0) own.push(ms);
    if (turn > 0 && found !== undefined) other.push(found.ms);
  }
  const line = `${scorer}: Upkeep ${median(own).toFixed(0)} ms`;
  if (other.length === 0) return console.log(`${line}; no scikit-learn in ${python}`);
  const ratio = (median(other) / median(own)).toFixed(1);
  console.log(`${line}, scikit-learn ${median(other).toFixed(0)} ms, ${ratio} times; scores equal to 1e-9`);
}

function requireEqual(scores: readonly number[], others: readonly number[]): void {
  const worst = Math.max(...scores.map((score, k) => Math.abs(score - others[k]!) / others[k]!));
  if (!(worst < 1e-9)) throw new Error(`scores differ by ${worst}: the two do not do equal work`);
}

function startPeer(input: string): Peer {
  const child: ChildProcess = spawn(python, [new URL('tune_peer.py', import.meta.url).pathname, input], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // One core each: the linear algebra below scikit-learn takes all of them otherwise.
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  });
  child.on('error', () => undefined);
  child.stdin!.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    async run(scorer) {
      child.stdin!.write(`${scorer}\n`);
      const { value, done } = await lines.next();
      return done ? undefined : (JSON.parse(value) as PeerRun);
    },
    end: () => child.stdin!.end(),
  };
}

/** Columns, target and fold numbers, one after another as little-endian doubles. */
function writeInput(target: string): void {
  const columns = task.table.columns.map((column) =>
    'values' in column ? column.values : new Float64Array(),
  );
  const foldOf = new Float64Array(nRows);
  for (const [fold, { test }] of task.splits.entries()) for (const row of test) foldOf[row] = fold;
  const parts = [...columns, task.y, foldOf];
  writeFileSync(join(target, 'data.f64'), Buffer.concat(parts.map((part) => new Uint8Array(part.buffer))));
  writeFileSync(join(target, 'grid.json'), JSON.stringify({ nRows, nFeatures: N_FEATURES, alphas }));
}

function ridgeTask(random: RandomSource): PathTask {
  const columns = Array.from({ length: N_FEATURES }, (_, j) => ({
    name: `x${j}`,
    type: 'number' as const,
    values: Float64Array.from({ length: nRows }, () => j + (j + 1) * normal(random)),
  }));
  const y = Float64Array.from({ length: nRows }, (_, row) =>
    columns.reduce((sum, { values }, j) => sum + values[row]! / (j + 1) ** 2, normal(random)),
  );
  const order = Int32Array.from({ length: nRows }, (_, row) => row);
  shuffle(order, random);
  return {
    table: { nRows, columns },
    y,
    featureColumns: columns.map(({ name }) => name),
    clean: cleanSection.parse({ normalize: { method: 'standard' } }),
    candidates: alphas.map((alpha, index) => ({ index, estimator: 'ridge', params: { alpha } })),
    splits: Array.from({ length: N_SPLITS }, (_, fold) => ({
      train: order.filter((_, position) => position % N_SPLITS !== fold).sort(),
      test: order.filter((_, position) => position % N_SPLITS === fold).sort(),
    })),
    scorers: ['rmse'],
  };
}

/** Box-Muller. */
function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
