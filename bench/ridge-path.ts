/**
 * Times the ridge path: 50 and 500 alphas x 5 folds on 100,000 x 20, standardised inside each fold.
 * Run: `node bench/ridge-path.ts`. scikit-learn's GridSearchCV needs 7.8 s for the 50 (2 vCPU, n_jobs=1, rmse).
 */
import { cleanSection } from '../core/contracts/config/clean-section.ts';
import type { ScorerName } from '../core/contracts/config/scorer-names.ts';
import { evaluateCandidates } from '../core/model-selection/paths/evaluate-candidates.ts';
import type { PathTask } from '../core/model-selection/paths/path-task.ts';
import { type RandomSource, seededGenerator, shuffle } from '../core/random/seeded-generator.ts';
import type { Table } from '../core/table/table.ts';

const N_ROWS = 100_000;
const N_FEATURES = 20;
const N_SPLITS = 5;
const N_RUNS = 7;

const random = seededGenerator(42);
const { table, y } = linearData(random);
const splits = folds(random);

for (const scorer of ['rmse', 'mae'] as const) {
  const base = time(50, scorer);
  const many = time(500, scorer);
  const ratio = (many / base).toFixed(2);
  console.log(
    `${scorer}: 50 alphas ${base.toFixed(0)} ms, 500 alphas ${many.toFixed(0)} ms (${ratio} times)`,
  );
}

/** Milliseconds of a whole evaluation, the median of 7; the first one pays for compilation. */
function time(nAlphas: number, scorer: ScorerName): number {
  const task: PathTask = {
    table,
    y,
    featureColumns: table.columns.map(({ name }) => name),
    clean: cleanSection.parse({}),
    candidates: Array.from({ length: nAlphas }, (_, index) => ({
      index,
      estimator: 'ridge',
      params: { alpha: 10 ** (-3 + (6 * index) / (nAlphas - 1)) },
    })),
    splits,
    scorers: [scorer],
  };
  const times = Array.from({ length: N_RUNS }, () => {
    const startMs = performance.now();
    evaluateCandidates(task);
    return performance.now() - startMs;
  });
  return times.sort((a, b) => a - b)[Math.floor(N_RUNS / 2)]!;
}

function linearData(source: RandomSource): { table: Table; y: Float64Array } {
  const columns = Array.from({ length: N_FEATURES }, (_, j) => ({
    name: `x${j}`,
    type: 'number' as const,
    values: Float64Array.from({ length: N_ROWS }, () => j + (j + 1) * normal(source)),
  }));
  const y = Float64Array.from({ length: N_ROWS }, (_, row) =>
    columns.reduce((sum, { values }, j) => sum + values[row]! / (j + 1) ** 2, normal(source)),
  );
  return { table: { nRows: N_ROWS, columns }, y };
}

/** Box-Muller. */
function normal(source: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - source())) * Math.cos(2 * Math.PI * source());
}

function folds(source: RandomSource) {
  const order = Int32Array.from({ length: N_ROWS }, (_, row) => row);
  shuffle(order, source);
  return Array.from({ length: N_SPLITS }, (_, fold) => ({
    train: order.filter((_, position) => position % N_SPLITS !== fold).sort(),
    test: order.filter((_, position) => position % N_SPLITS === fold).sort(),
  }));
}
