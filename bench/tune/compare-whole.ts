import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../median.ts';
import { type BenchData, makeData } from './make-data.ts';
import { N_JOBS } from './peer.ts';
import { ratioLine } from './ratio-line.ts';
import { requireEqual } from './require-equal.ts';
import type { CandidateScores, SearchCase } from './search-case.ts';

const ROOT = join(import.meta.dirname, '../..');
const N_ROUNDS = 3;

/** Makes the command as npm installs it. */
export function buildCommand(): void {
  execFileSync(process.execPath, ['bundle/build.ts'], { cwd: ROOT });
}

interface Place {
  readonly python: string;
  /** For the files of this bench. */
  readonly folder: string;
}

/**
 * The same search as whole processes, from a CSV file to files of results. Ours also cleans, profiles and stores the data set,
 * and evaluates the baseline.
 */
export function compareWhole(searchCase: SearchCase, { python, folder }: Place): void {
  const csv = join(folder, 'data.csv');
  const config = join(folder, 'upkeep.yaml');
  writeFileSync(csv, csvOf(makeData(searchCase.data)));
  writeFileSync(config, configOf(searchCase));
  const own: number[] = [];
  const theirs = N_JOBS.map((nJobs) => ({ nJobs, times: [] as number[] }));
  const out = join(folder, 'sklearn.csv');
  for (let round = 0; round < N_ROUNDS; round++) {
    for (const { nJobs, times } of theirs) {
      own.push(runOwn({ csv, config, folder }));
      const args = [join(import.meta.dirname, 'peers.py'), 'whole', csv, out, String(nJobs)];
      times.push(timed(python, args, JSON.stringify({ ...searchCase, ...searchCase.data })));
      if (round > 0) continue;
      const files = [join(folder, 'out', 'cv_results.csv'), out] as const;
      const [ours, others] = [scoresIn(files[0], 'param_alpha'), scoresIn(files[1], 'param_model__alpha')];
      requireEqual(searchCase, ours, others);
    }
  }
  console.log(ratioLine(searchCase, median(own), theirs));
}

/** A new store and a new folder for every run: a search that was done before would be found there. */
function runOwn({ csv, config, folder }: { csv: string; config: string; folder: string }): number {
  const [out, store] = [join(folder, 'out'), join(folder, 'store')];
  for (const place of [out, store]) rmSync(place, { recursive: true, force: true });
  const options = ['--config', config, '--out', out, '--store', store, '--quiet'];
  return timed(process.execPath, [join(ROOT, 'dist/bin/upkeep.js'), 'tune', csv, ...options]);
}

function timed(command: string, args: readonly string[], input = ''): number {
  const startMs = performance.now();
  execFileSync(command, args, { input });
  return performance.now() - startMs;
}

function csvOf({ columns, y, foldOf }: BenchData): string {
  const header = [...columns.map((_, j) => `x${j}`), 'y', 'fold'].join(',');
  const lines = Array.from(y, (target, row) =>
    [...columns.map((values) => values[row]), target, foldOf[row]].join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}

/** JSON is YAML. */
function configOf({ estimator, grid, scorers }: SearchCase): string {
  return JSON.stringify({
    model: 'bench',
    data: { target: 'y', fold: 'fold' },
    clean: { normalize: { method: 'standard' } },
    tune: { holdout: 0, scoring: scorers, estimators: [{ estimator, grid }] },
  });
}

/** A line a candidate; ours has the baseline too, which has no alpha. */
function scoresIn(file: string, alphaColumn: string): CandidateScores[] {
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n').map(cellsOf);
  const alphaAt = header!.indexOf(alphaColumn);
  const scoreAt = header!.indexOf('mean_test_rmse');
  return rows
    .filter((cells) => cells[alphaAt] !== '')
    .map((cells) => ({
      params: { alpha: Number(cells[alphaAt]) },
      scores: { rmse: Math.abs(Number(cells[scoreAt])) },
    }));
}

/** Of both files the first cell is never empty, and no cell that is read here has quotes within. */
function cellsOf(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,"]*)/g), ([, cell]) => cell!);
}
