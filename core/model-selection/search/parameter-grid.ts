import type { GridEntry } from '../../contracts/config/estimator-grids.ts';
import type { NumberGrid } from '../../contracts/config/grids/shared-grids.ts';
import type { Params, ParamValue } from '../../contracts/model-artefact.ts';
import type { Candidate } from '../../contracts/plan.ts';
import { ConfigurationError } from '../../errors.ts';
import { canonicalJson } from '../../hashing/canonical-json.ts';
import { checkGridValues } from './check-grid-values.ts';
import { logspace } from './logspace.ts';

export interface GridTask {
  readonly estimators: readonly GridEntry[];
  /** The columns that may be features. */
  readonly features: readonly string[];
}

type ParamGrid = Readonly<Record<string, readonly ParamValue[]>>;
type ListedCandidate = Omit<Candidate, 'index'>;

const BASELINE: ListedCandidate = { estimator: 'dummy', params: { strategy: 'mean' } };

/**
 * All combinations of every entry, entries in the order listed, within one as scikit-learn's ParameterGrid:
 * keys sorted, the last key varies fastest. The dummy baseline comes last unless an entry lists one. A
 * candidate that is listed twice is refused, not dropped: it is a slip, and the count of candidates would not
 * be the one written down. Degree 1 is one candidate whatever `interactionOnly` is. O(number of candidates). Source: scikit-learn's ParameterGrid.
 * @throws ConfigurationError for a duplicate, an unknown feature, or a univariate estimator that does not say
 * which feature
 */
export function expandGrid({ estimators, features }: GridTask): Candidate[] {
  const listed = estimators.flatMap((entry): ListedCandidate[] => {
    checkGridValues(entry, features);
    return expandedOnce(combinations(paramGridOf(entry))).map((params) => ({
      estimator: entry.estimator,
      params,
    }));
  });
  if (listed.every(({ estimator }) => estimator !== BASELINE.estimator)) listed.push(BASELINE);
  refuseDuplicates(listed);
  return listed.map((candidate, index) => ({ index, ...candidate }));
}

function paramGridOf({ estimator, grid }: GridEntry): ParamGrid {
  const defaults: ParamGrid = estimator === 'linear' || estimator === 'ridge' ? { fitIntercept: [true] } : {};
  const given = Object.entries(grid).filter(([, values]) => values !== undefined);
  return { ...defaults, ...Object.fromEntries(given.map(([name, values]) => [name, valuesOf(values)])) };
}

function valuesOf(values: NumberGrid | readonly ParamValue[]): readonly ParamValue[] {
  return 'logspace' in values ? logspace(...values.logspace) : values;
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
