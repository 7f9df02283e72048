import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import type { Candidate } from '../../../../core/contracts/plan.ts';
import type { PathSplit, PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { seededGenerator } from '../../../../core/random/seeded-generator.ts';
import type { Column, Table } from '../../../../core/table/table.ts';

const LEVELS = ['east', 'north', 'south', 'west'];

/** Two numbers, one of them far from the origin, a boolean, and a category whose last level is rare. */
export function sampleTable(nRows: number, seed: number): { table: Table; y: Float64Array } {
  const random = seededGenerator(seed);
  const values = (draw: () => number) => Float64Array.from({ length: nRows }, draw);
  const a = values(() => 10 * random() - 5);
  const b = values(() => 1_000 + random());
  const flag = values(() => (random() < 0.4 ? 1 : 0));
  const codes = Int32Array.from({ length: nRows }, (_, row) => (row % 11 === 3 ? 3 : row % 3));
  const columns: Column[] = [
    { name: 'a', type: 'number', values: a },
    { name: 'region', type: 'category', codes, levels: LEVELS },
    { name: 'b', type: 'number', values: b },
    { name: 'flag', type: 'boolean', values: flag },
  ];
  const y = Float64Array.from(
    a,
    (value, row) => value - 3 * (b[row]! - 1_000) + flag[row]! + codes[row]! + 2 * random(),
  );
  return { table: { nRows, columns }, y };
}

/** Contiguous folds, as kFold without shuffle. */
export function foldsOf(nRows: number, nSplits: number): PathSplit[] {
  const rows = Int32Array.from({ length: nRows }, (_, row) => row);
  const foldOf = (row: number) => Math.floor((row * nSplits) / nRows);
  return Array.from({ length: nSplits }, (_, fold) => ({
    train: rows.filter((row) => foldOf(row) !== fold),
    test: rows.filter((row) => foldOf(row) === fold),
  }));
}

export function candidatesOf(...listed: readonly Omit<Candidate, 'index'>[]): Candidate[] {
  return listed.map((candidate, index) => ({ index, ...candidate }));
}

export function sampleTask(overrides: Partial<PathTask> = {}): PathTask {
  const { table, y } = sampleTable(90, 5);
  return {
    table,
    y,
    featureColumns: table.columns.map(({ name }) => name),
    clean: cleanSection.parse({}),
    candidates: candidatesOf({ estimator: 'ridge', params: { alpha: 1 } }),
    splits: foldsOf(90, 3),
    scorers: ['rmse', 'mae', 'r2'],
    ...overrides,
  };
}
