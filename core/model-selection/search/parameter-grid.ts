import type { GridEntry } from '../../contracts/config/estimator-grids.ts';
import type { Params, ParamValue } from '../../contracts/model-artefact.ts';
import type { Candidate } from '../../contracts/plan.ts';
import { ConfigurationError } from '../../errors.ts';
import type { LearningTask } from '../../estimators/estimator.ts';
import { canonicalJson } from '../../hashing/canonical-json.ts';
import { checkGridValues } from './check-grid-values.ts';
import { familyOf } from './cost-model.ts';
import { type GridValues, isDistribution, listedValues } from './grid-values.ts';

export interface GridTask {
  readonly estimators: readonly GridEntry[];
  /** The columns that may be features. */
  readonly features: readonly string[];
  /** @default 'regression' */
  readonly task?: LearningTask;
}

type ParamGrid = Readonly<Record<string, readonly ParamValue[]>>;
export type ListedCandidate = Omit<Candidate, 'index'>;

const BASELINE = 'dummy';
const BASELINE_STRATEGY: Readonly<Record<LearningTask, string>> = {
  regression: 'mean',
  classification: 'prior',
};

/**
 * All combinations of every entry, entries in the order listed, within one as scikit-learn's ParameterGrid:
 * keys sorted, the last key varies fastest. The dummy baseline comes last unless an entry lists one. A
 * candidate that is listed twice is refused, not dropped: it is a slip, and the count of candidates would not
 * be the one written down. Degree 1 is one candidate whatever `interactionOnly` is. O(number of candidates). Source: scikit-learn's ParameterGrid.
 * @throws ConfigurationError for a duplicate, an unknown feature, or a univariate estimator that does not say
 * which feature
 */
export function expandGrid({ estimators, features, task = 'regression' }: GridTask): Candidate[] {
  const listed = estimators.flatMap((entry): ListedCandidate[] => {
    checkGridValues(entry, features);
    return expandedOnce(combinations(paramGridOf(entry, task))).map((params) => ({
      ...whoFits(entry),
      params,
    }));
  });
  return numbered(listed, task);
}

/**
 * The candidates of a search, after them the dummy baseline unless it is among them.
 * @throws ConfigurationError for a duplicate
 */
export function numbered(
  candidates: readonly ListedCandidate[],
  task: LearningTask = 'regression',
): Candidate[] {
  const listed = [...candidates];
  if (listed.every(({ estimator }) => estimator !== BASELINE))
    listed.push({ estimator: BASELINE, params: { strategy: BASELINE_STRATEGY[task] } });
  refuseDuplicates(listed);
  return listed.map((candidate, index) => ({ index, ...candidate }));
}

/** A trainer goes by its own name, which no other has. */
export function whoFits(entry: GridEntry): Omit<ListedCandidate, 'params'> {
  if (entry.estimator !== 'lambda') return { estimator: entry.estimator };
  const { estimator: _, grid: __, ...trainer } = entry;
  return { estimator: entry.name, trainer };
}

/** What an entry's grid has for each parameter, with what is tried where it says nothing. */
export function valuesByParam(
  { estimator, grid }: GridEntry,
  task: LearningTask = 'regression',
): Readonly<Record<string, GridValues>> {
  const defaults = defaultGrid(estimator, task);
  const given = Object.entries(grid).flatMap(([name, values]) =>
    values === undefined ? [] : [[name, values] as const],
  );
  return { ...defaults, ...Object.fromEntries(given) };
}

function paramGridOf(entry: GridEntry, task: LearningTask): ParamGrid {
  const values = Object.entries(valuesByParam(entry, task)).map(([name, given]) => {
    if (isDistribution(given)) throw refusedDistribution(entry.estimator, name);
    return [name, listedValues(given)] as const;
  });
  return Object.fromEntries(values);
}

function refusedDistribution(estimator: string, name: string): ConfigurationError {
  return new ConfigurationError({
    where: `tune.estimators ${estimator} grid.${name}`,
    found: 'values to draw from, of which a grid search would have to try all',
    allowed: 'a list of values',
    todo: 'List the values, or choose tune.search.strategy: random',
  });
}

/** What a grid does not say and the results should. */
function defaultGrid(estimator: string, task: LearningTask): ParamGrid {
  if (estimator === BASELINE) return { strategy: [BASELINE_STRATEGY[task]] };
  const hasIntercept = familyOf({ estimator }) === 'leastSquares' || estimator === 'logistic';
  return hasIntercept ? { fitIntercept: [true] } : {};
}

function combinations(grid: ParamGrid): Params[] {
  const names = Object.keys(grid).sort();
  return names.reduce<Params[]>(
    (partial, name) =>
      partial.flatMap((params) => grid[name]!.map((value) => ({ ...params, [name]: value }))),
    [{}],
  );
}

/**
 * Degree 1 has no interactions: what a grid has for both values of `interactionOnly` is one candidate there. It is no slip to
 * list them, as degree 2 wants both.
 */
function expandedOnce(combined: readonly Params[]): Params[] {
  const hasBoth = new Set(combined.map(({ interactionOnly }) => interactionOnly)).size > 1;
  return combined.flatMap((params) => {
    if (params.interactionOnly !== true || params.degree !== 1) return [params];
    return hasBoth ? [] : [{ ...params, interactionOnly: false }];
  });
}

function refuseDuplicates(candidates: readonly ListedCandidate[]): void {
  const seen = new Set<string>();
  for (const { estimator, params } of candidates) {
    const name = `${estimator} ${canonicalJson(params)}`;
    if (seen.has(name)) {
      throw new ConfigurationError({
        where: 'tune.estimators',
        found: `the candidate ${name} is listed more than once`,
        allowed: 'every combination of parameters once',
        todo: 'Remove the repeated value or the overlapping entry',
      });
    }
    seen.add(name);
  }
}
