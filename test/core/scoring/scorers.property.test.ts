import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CLASSIFICATION_SCORERS,
  REGRESSION_SCORERS,
  type ScorerName,
} from '../../../core/contracts/config/scorer-names.ts';
import { type ScoredRows, scoredNumbers } from '../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../core/scoring/scorers.ts';

/** Tenths, so that ties are frequent. */
const share = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
const twoClasses = fc
  .array(fc.record({ truth: fc.integer({ min: 0, max: 1 }), positive: share, key: fc.integer() }), {
    minLength: 2,
    maxLength: 60,
  })
  // A score of a ranking is defined with both classes only.
  .map((rows) => [{ truth: 0, positive: 0.3, key: 0 }, { truth: 1, positive: 0.6, key: 1 }, ...rows]);

type Row = typeof twoClasses extends fc.Arbitrary<(infer Item)[]> ? Item : never;

const scored = (rows: readonly Row[]): ScoredRows => ({
  yTrue: Float64Array.from(rows, ({ truth }) => truth),
  yPred: Float64Array.from(rows, ({ positive }) => (positive > 0.5 ? 1 : 0)),
  probabilities: Float64Array.from(rows.flatMap(({ positive }) => [1 - positive, positive])),
  classes: ['no', 'yes'],
});
const scoreOf = (name: ScorerName, rows: ScoredRows) => SCORERS[name].score(rows);

test('no score depends on the order of the rows', () => {
  fc.assert(
    fc.property(twoClasses, (rows) => {
      const sorted = rows.toSorted((a, b) => a.key - b.key);
      for (const name of CLASSIFICATION_SCORERS) {
        expect(scoreOf(name, scored(sorted)), name).toBeCloseTo(scoreOf(name, scored(rows)), 12);
      }
      const numbers = (list: readonly Row[]) =>
        scoredNumbers(
          Float64Array.from(list, ({ truth }) => truth),
          Float64Array.from(list, ({ positive }) => positive),
        );
      for (const name of REGRESSION_SCORERS) {
        const expected = scoreOf(name, numbers(rows));
        // A mape whose truths are 0 is near 1e15.
        expect(Math.abs(scoreOf(name, numbers(sorted)) - expected), name).toBeLessThanOrEqual(
          1e-12 * Math.max(1, expected),
        );
      }
    }),
  );
});

test('scores of one definition agree', () => {
  fc.assert(
    fc.property(twoClasses, (rows) => {
      const all = scored(rows);
      expect(scoreOf('recallWeighted', all)).toBeCloseTo(scoreOf('accuracy', all), 12);
      // Both classes are present.
      expect(scoreOf('recallMacro', all)).toBeCloseTo(scoreOf('balancedAccuracy', all), 12);
      const numbers = scoredNumbers(
        all.yTrue,
        Float64Array.from(rows, ({ positive }) => positive),
      );
      // Of two classes the Brier score is the mean squared error of the positive one's probability.
      expect(scoreOf('brier', all)).toBeCloseTo(scoreOf('mse', numbers), 12);
      expect(scoreOf('rmse', numbers) ** 2).toBeCloseTo(scoreOf('mse', numbers), 12);
    }),
  );
});

test('rocAuc counts pairs in order, ties half, and stays the same from the other class', () => {
  fc.assert(
    fc.property(twoClasses, (rows) => {
      const positives = rows.filter(({ truth }) => truth === 1);
      const negatives = rows.filter(({ truth }) => truth === 0);
      const wins = positives.flatMap(({ positive }) =>
        negatives.map((other) => (Math.sign(positive - other.positive) + 1) / 2),
      );
      const expected = wins.reduce((sum, win) => sum + win, 0) / wins.length;
      expect(scoreOf('rocAuc', scored(rows))).toBeCloseTo(expected, 12);
      // Tenths are told apart exactly, also as what is missing to 1.
      const swapped = rows.map(({ truth, positive, key }) => ({
        truth: 1 - truth,
        positive: (10 - Math.round(10 * positive)) / 10,
        key,
      }));
      expect(scoreOf('rocAuc', scored(swapped))).toBeCloseTo(expected, 12);
    }),
  );
});
