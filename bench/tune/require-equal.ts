import type { CandidateScores, SearchCase } from './search-case.ts';

/** Throws where the scores of the two differ by more than the case allows: they then do not do equal work. */
export function requireEqual(
  { scorers, tolerance }: Pick<SearchCase, 'scorers' | 'tolerance'>,
  own: readonly CandidateScores[],
  others: readonly CandidateScores[],
): void {
  const theirScores = new Map(others.map(({ params, scores }) => [keyOf(params), scores]));
  for (const { params, scores } of own) {
    const theirs = theirScores.get(keyOf(params));
    if (theirs === undefined) throw new Error(`only one side has ${keyOf(params)}`);
    for (const name of scorers) {
      const distance = Math.abs(scores[name]! - theirs[name]!) / Math.abs(theirs[name]!);
      if (!(distance <= tolerance))
        throw new Error(`${name} of ${keyOf(params)}: ${scores[name]} here, ${theirs[name]} there`);
    }
  }
  if (own.length === 0 || own.length !== others.length)
    throw new Error(`${own.length} candidates here, ${others.length} there`);
}

function keyOf(params: CandidateScores['params']): string {
  return JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
}
