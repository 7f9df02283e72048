import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ScorerName } from '../../../core/contracts/config/scorer-names.ts';
import { scoredNumbers } from '../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../core/scoring/scorers.ts';
import { relativeError } from '../linear-algebra/relative-error.ts';

type ScoreCase = { readonly yTrue: number[]; readonly yPred: number[] } & Readonly<
  Record<ScorerName, number>
>;

const { scores }: { scores: readonly ScoreCase[] } = JSON.parse(
  readFileSync(new URL('../../fixtures/estimators.json', import.meta.url), 'utf8'),
);

// Sums of 30 terms: some eps of each.
const TOLERANCE = 1e-13;

test.each(
  scores.map((item, index) => [index, item] as const),
)('scores case %i as scikit-learn', (_, item) => {
  for (const scorer of Object.values(SCORERS)) {
    const score = scorer.score(scoredNumbers(Float64Array.from(item.yTrue), Float64Array.from(item.yPred)));
    expect(relativeError([score], [item[scorer.name]]), scorer.name).toBeLessThan(TOLERANCE);
  }
});
