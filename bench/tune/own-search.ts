import { cleanSection } from '../../core/contracts/config/clean-section.ts';
import type { ScorerName } from '../../core/contracts/config/scorer-names.ts';
import type { Params } from '../../core/contracts/model-artefact.ts';
import { getEstimator } from '../../core/estimators/estimators.ts';
import { evaluateCandidates } from '../../core/model-selection/paths/evaluate-candidates.ts';
import type { PathTask } from '../../core/model-selection/paths/path-task.ts';
import { type BenchData, splitsOf } from './make-data.ts';
import type { CandidateScores, SearchCase } from './search-case.ts';

export interface TimedSearch {
  readonly ms: number;
  readonly candidates: readonly CandidateScores[];
}

export function isBuilt({ estimator }: SearchCase): boolean {
  try {
    getEstimator(estimator);
    return true;
  } catch {
    return false;
  }
}

/** The search by Upkeep, as one path in this thread, as the product has it for one family; to be run again and again. */
export function ownSearch(searchCase: SearchCase, { columns, y, foldOf }: BenchData): () => TimedSearch {
  const { estimator, grid, scorers } = searchCase;
  const table = {
    nRows: y.length,
    columns: columns.map((values, j) => ({ name: `x${j}`, type: 'number' as const, values })),
  };
  const task: PathTask = {
    table,
    y,
    featureColumns: table.columns.map(({ name }) => name),
    clean: cleanSection.parse({ normalize: { method: 'standard' }, impute: { numeric: 'median' } }),
    classes: searchCase.data.target === 'class' ? ['no', 'yes'] : null,
    candidates: combinations(grid).map((params, index) => ({ index, estimator, params })),
    splits: splitsOf(foldOf),
    scorers: scorers as readonly ScorerName[],
  };
  return () => {
    const startMs = performance.now();
    const { results } = evaluateCandidates(task);
    const ms = performance.now() - startMs;
    const candidates = results.map(({ candidateIndex, splitTestScores, error }) => {
      if (error !== null) throw new Error(`${estimator}: ${error}`);
      const scores = scorers.map((name) => [name, meanOf(splitTestScores[name] as number[])]);
      return { params: task.candidates[candidateIndex]!.params, scores: Object.fromEntries(scores) };
    });
    return { ms, candidates: candidates as CandidateScores[] };
  };
}

function combinations(grid: SearchCase['grid']): Params[] {
  return Object.entries(grid).reduce<Params[]>(
    (partial, [name, values]) =>
      partial.flatMap((params) => values.map((value) => ({ ...params, [name]: value }))),
    [{}],
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
