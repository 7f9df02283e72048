import type { TuneSection } from '../contracts/config/tune-section.ts';
import type { Candidate, Halving, PathResult, Plan } from '../contracts/plan.ts';
import { collectResults } from '../model-selection/results/collect-results.ts';
import { type HalvingTask, halvingSchedule, nSurvivors } from '../model-selection/search/halving-schedule.ts';
import { planRound, type SearchedData } from './plan-round.ts';

const BASELINE = 'dummy';

/** Of successive halving; of a search in one go 1, as all go on. */
export function factorOf(search: TuneSection['search']): number {
  return search.strategy === 'halving' ? search.factor : 1;
}

type Rounds = Pick<Plan, 'halving' | 'paths'>;

/** The first round: every candidate but the baseline, which is judged in the last one as it stands. */
export function firstRound(
  candidates: readonly Candidate[],
  data: SearchedData,
  { nClasses, factor }: Pick<HalvingTask, 'nClasses' | 'factor'>,
): Rounds {
  const { rows, nSplits } = data;
  const searched = candidates.filter(({ estimator }) => estimator !== BASELINE);
  const nCandidates = Math.max(1, searched.length);
  const nRows = halvingSchedule({ nCandidates, nRows: rows.length, nSplits, nClasses, factor });
  return withRound({ nRounds: nRows.length, nRows, candidateIndices: [] }, searched, {
    candidates,
    data,
    paths: [],
  });
}

interface Planned {
  readonly candidates: readonly Candidate[];
  readonly data: SearchedData;
  readonly paths: Plan['paths'];
}

function withRound(
  halving: Halving,
  searched: readonly Candidate[],
  { candidates, data, paths }: Planned,
): Rounds {
  const round = halving.candidateIndices.length;
  const isLast = round === halving.nRounds - 1;
  const baselines = isLast ? candidates.filter(({ estimator }) => estimator === BASELINE) : [];
  const members = [...searched, ...baselines];
  const planned = planRound(data, {
    candidates: members,
    nRows: halving.nRows[round]!,
    round,
    firstIndex: paths.length,
  });
  const indices = members.map(({ index }) => index);
  return {
    halving: { ...halving, candidateIndices: [...halving.candidateIndices, indices] },
    paths: [...paths, ...planned],
  };
}

interface NextRound {
  readonly plan: Plan & { readonly halving: Halving };
  readonly pathResults: readonly PathResult[];
  readonly data: SearchedData;
  readonly factor: number;
  /** No time is left: the best one goes on alone, to the rows of the last round at once. */
  readonly isOver: boolean;
}

/**
 * The plan with its next round: of the last one the best 1 in `factor` by the deciding score, in the order of the grid, on
 * more rows; those without a score never. Where none has one the search ends there, for Select to say why.
 * O(candidates x splits).
 */
export function nextRound({ plan, pathResults, data, factor, isOver }: NextRound): Rounds {
  const { halving, candidates, paths, nSplits, scoring } = plan;
  const last = halving.candidateIndices.at(-1)!;
  const decider = scoring[0]!;
  const results = collectResults({ candidates, paths, pathResults, nSplits, scorers: scoring });
  const ranked = last
    .map((index) => results[index]!)
    .filter(({ meanTestScore }) => Number.isFinite(meanTestScore[decider]))
    .sort(
      (a, b) => a.rankTestScore[decider]! - b.rankTestScore[decider]! || a.candidateIndex - b.candidateIndex,
    );
  if (ranked.length === 0)
    return { halving: { ...halving, nRounds: halving.candidateIndices.length }, paths };
  const survivors = ranked
    .slice(0, isOver ? 1 : nSurvivors(last.length, factor))
    .map(({ candidateIndex }) => candidateIndex);
  const searched = survivors.sort((a, b) => a - b).map((index) => candidates[index]!);
  return withRound(isOver ? endedWithNext(halving) : halving, searched, { candidates, data, paths });
}

/** As if the round after those that are planned were the last one. */
function endedWithNext({ nRows, candidateIndices }: Halving): Halving {
  const nPlanned = candidateIndices.length;
  return {
    nRounds: nPlanned + 1,
    nRows: [...nRows.slice(0, nPlanned), nRows.at(-1)!],
    candidateIndices,
  };
}
