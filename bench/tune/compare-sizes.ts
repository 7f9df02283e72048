import { median } from '../median.ts';
import { FEW_ALPHAS, MANY_ALPHAS, MOST_TIMES_FEW } from './cases.ts';
import { makeData } from './make-data.ts';
import { ownSearch } from './own-search.ts';
import { requireEqual } from './require-equal.ts';

const N_ROUNDS = 9;

/** What ten times as many candidates cost, ours against ours; those that both searches have must have the same scores. */
export function compareSizes(): void {
  const data = makeData(MANY_ALPHAS.data);
  const many = ownSearch(MANY_ALPHAS, data);
  const few = ownSearch(FEW_ALPHAS, data);
  const inBoth = new Set(FEW_ALPHAS.grid.alpha);
  const shared = many().candidates.filter(({ params }) => inBoth.has(params.alpha!));
  requireEqual({ scorers: MANY_ALPHAS.scorers, tolerance: 1e-9 }, shared, few().candidates);
  const manyMs: number[] = [];
  const fewMs: number[] = [];
  for (let round = 0; round < N_ROUNDS; round++) {
    manyMs.push(many().ms);
    fewMs.push(few().ms);
  }
  const ratio = median(manyMs) / median(fewMs);
  console.log(
    `ridge, 500 alphas against 50: ${median(manyMs).toFixed(1)} and ${median(fewMs).toFixed(1)} ms: ${ratio.toFixed(2)} times [at most ${MOST_TIMES_FEW}]`,
  );
}
