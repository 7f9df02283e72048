import type { Params } from '../../contracts/model-artefact.ts';
import type { Candidate } from '../../contracts/plan.ts';
import { ConfigurationError } from '../../errors.ts';
import { canonicalJson } from '../../hashing/canonical-json.ts';
import { type RandomSource, randomInteger, seededGenerator } from '../../random/seeded-generator.ts';
import { checkGridValues } from './check-grid-values.ts';
import { drawWithoutReplacement } from './draw-without-replacement.ts';
import { type GridTask, type ListedCandidate, numbered, valuesByParam, whoFits } from './parameter-grid.ts';
import { type ValueSpace, valueSpace } from './search-space.ts';

export interface SampleTask extends GridTask {
  /** How many candidates, besides the baseline. */
  readonly nIter: number;
  readonly seed: number;
}

/** The parameters of one entry, by name, ascending. */
interface EntrySpace {
  readonly who: Omit<ListedCandidate, 'params'>;
  readonly spaces: readonly (readonly [name: string, space: ValueSpace])[];
  readonly size: number;
}

/** Draws in a row that may be candidates already drawn, before it is taken that there are no others. */
const MAX_REPEATS = 1000;

/**
 * `nIter` different candidates, the same for the same seed, whatever the order of the keys. Where they can be counted (lists,
 * choices, whole numbers), each combination of any entry is as likely, and none is drawn twice; else each entry is as likely,
 * each parameter is drawn by itself, and a combination that was drawn before is drawn again. The dummy baseline comes last
 * unless it was drawn. Source: scikit-learn's ParameterSampler, which draws whole numbers with replacement. O(nIter).
 * @throws ConfigurationError for more candidates than there are, and as `expandGrid`
 */
export function sampleCandidates({ estimators, features, task, nIter, seed }: SampleTask): Candidate[] {
  const entries = estimators.map((entry): EntrySpace => {
    checkGridValues(entry, features);
    const values = valuesByParam(entry, task);
    const spaces = Object.keys(values)
      .sort()
      .map((name) => [name, valueSpace(values[name]!)] as const);
    return {
      who: whoFits(entry),
      spaces,
      size: spaces.reduce((size, [, space]) => size * space.size, 1),
    };
  });
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size < nIter) throw tooMany(nIter, size);
  const random = seededGenerator(seed);
  // A count beyond this is not exact, and as good as endless.
  const isCounted = size <= Number.MAX_SAFE_INTEGER;
  return numbered(isCounted ? drawCounted(entries, nIter, random) : drawEach(entries, nIter, random), task);
}

function drawCounted(entries: readonly EntrySpace[], nIter: number, random: RandomSource): ListedCandidate[] {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const drawn = new Map<string, ListedCandidate>();
  // Entries may overlap, and then more places than candidates are drawn.
  for (let nPlaces = nIter; drawn.size < nIter; nPlaces = Math.min(size, 2 * nPlaces)) {
    drawn.clear();
    for (const index of drawWithoutReplacement(size, nPlaces, random)) {
      const candidate = candidateAt(entries, index);
      drawn.set(canonicalJson({ estimator: candidate.estimator, params: candidate.params }), candidate);
      if (drawn.size === nIter) break;
    }
    if (nPlaces === size && drawn.size < nIter) throw tooMany(nIter, drawn.size);
  }
  return [...drawn.values()];
}

/** Combinations are numbered entry by entry, within one as the grid lists them: the last name varies fastest. */
function candidateAt(entries: readonly EntrySpace[], index: number): ListedCandidate {
  let rest = index;
  const entry = entries.find(({ size }) => {
    if (rest < size) return true;
    rest -= size;
    return false;
  })!;
  const values = entry.spaces.toReversed().map(([name, space]) => {
    const place = rest % space.size;
    rest = (rest - place) / space.size;
    return [name, space.at(place)] as const;
  });
  return { ...entry.who, params: Object.fromEntries(values.toReversed()) };
}

function drawEach(entries: readonly EntrySpace[], nIter: number, random: RandomSource): ListedCandidate[] {
  const drawn = new Map<string, ListedCandidate>();
  let nRepeats = 0;
  while (drawn.size < nIter) {
    const { who, spaces } = entries[randomInteger(random, entries.length)]!;
    const params: Params = Object.fromEntries(spaces.map(([name, space]) => [name, space.draw(random)]));
    const key = canonicalJson({ estimator: who.estimator, params });
    nRepeats = drawn.has(key) ? nRepeats + 1 : 0;
    if (nRepeats > MAX_REPEATS) throw tooMany(nIter, drawn.size);
    drawn.set(key, { ...who, params });
  }
  return [...drawn.values()];
}

function tooMany(nIter: number, size: number): ConfigurationError {
  return new ConfigurationError({
    where: 'tune.search.nIter',
    found: `${nIter} candidates of the ${size} that the grids have`,
    allowed: 'at most as many as there are',
    todo: 'Lower nIter, widen the grids, or try all with strategy: grid',
  });
}
