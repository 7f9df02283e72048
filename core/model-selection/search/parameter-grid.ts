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
 * be the one written down. O(number of candidates). Source: scikit-learn's ParameterGrid.
 * @throws ConfigurationError for a duplicate, an unknown feature, or a univariate estimator that does not say
 * which feature
 */
export function expandGrid({ estimators, features }: GridTask): Candidate[] {
  const listed = estimators.flatMap((entry): ListedCandidate[] => {
    checkGridValues(entry, features);
    return combinations(paramGridOf(entry)).map((params) => ({ ...whoFits(entry), params }));
  });
  if (listed.every(({ estimator }) => estimator !== BASELINE.estimator)) listed.push(BASELINE);
  refuseDuplicates(listed);
  return listed.map((candidate, index) => ({ index, ...candidate }));
}

/** A trainer goes by its own name, which no other has. */
function whoFits(entry: GridEntry): Omit<ListedCandidate, 'params'> {
  if (entry.estimator !== 'lambda') return { estimator: entry.estimator };
  const { estimator: _, grid: __, ...trainer } = entry;
  return { estimator: entry.name, trainer };
}

function paramGridOf({ estimator, grid }: GridEntry): ParamGrid {
  const defaults: ParamGrid = estimator === 'linear' || estimator === 'ridge' ? { fitIntercept: [true] } : {};
  const given = Object.entries(grid).flatMap(([name, values]) =>
    values === undefined ? [] : [[name, valuesOf(values)] as const],
  );
  return { ...defaults, ...Object.fromEntries(given) };
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
