import { describe, expect, it, test } from 'vitest';
import { quantile } from '../../../../core/cleaning/quantile.ts';
import {
  CLASSIFICATION_SCORERS,
  REGRESSION_SCORERS,
  type ScorerName,
} from '../../../../core/contracts/config/scorer-names.ts';
import type { Prediction } from '../../../../core/estimators/estimator.ts';
import { bootstrapTail } from '../../../../core/model-selection/comparison/bootstrap-tail.ts';
import { pairedBootstrap } from '../../../../core/model-selection/comparison/paired-bootstrap.ts';
import type { PairedPredictions } from '../../../../core/model-selection/comparison/paired-predictions.ts';
import { randomInteger, seededGenerator } from '../../../../core/random/seeded-generator.ts';
import { SCORERS } from '../../../../core/scoring/scorers.ts';
import { numbersOf } from './numbers-of.ts';
import { twoModels } from './two-models.ts';

const N_RESAMPLES = 60;

/** The same bound the long way: each resample written out and given to the scorer. */
function boundByScorer(
  predictions: PairedPredictions,
  seed: number,
): { estimate: number; lowerBound: number } {
  const { yTrue, groups = Int32Array.from(yTrue, (_, row) => row) } = predictions;
  const units = [...new Set(groups)].map((group) => [...yTrue.keys()].filter((row) => groups[row] === group));
  const random = seededGenerator(seed);
  const differences = Float64Array.from({ length: N_RESAMPLES }, () => {
    const drawn = units.flatMap(() => units[randomInteger(random, units.length)]!);
    const found = differenceOf(predictions, drawn);
    return Number.isNaN(found) ? 0 : found;
  });
  const tail = bootstrapTail(predictions, 0.2, units.length);
  return {
    estimate: differenceOf(predictions, [...yTrue.keys()]),
    lowerBound: quantile(differences.sort(), tail),
  };
}

function differenceOf({ yTrue, classes, challenger, opponent, scorer }: PairedPredictions, rows: number[]) {
  const { score, greaterIsBetter } = SCORERS[scorer];
  const nClasses = classes?.length ?? 0;
  const scoreOf = ({ yPred, probabilities }: Prediction) =>
    score({
      classes,
      yTrue: Float64Array.from(rows, (row) => yTrue[row]!),
      yPred: Float64Array.from(rows, (row) => yPred[row]!),
      probabilities:
        probabilities &&
        Float64Array.from(
          rows.flatMap((row) => [...probabilities.subarray(row * nClasses, (row + 1) * nClasses)]),
        ),
    });
  return (greaterIsBetter ? 1 : -1) * (scoreOf(challenger) - scoreOf(opponent));
}

function expectEqual(predictions: PairedPredictions): void {
  const options = { confidence: 0.8, seed: 11, nResamples: N_RESAMPLES };
  const found = pairedBootstrap({ ...predictions, ...options });
  const expected = boundByScorer(predictions, 11);
  // Sums are formed in another order. The scores are at most a few hundred.
  expect(Math.abs(found.estimate - expected.estimate)).toBeLessThan(1e-11);
  expect(Math.abs(found.lowerBound - expected.lowerBound)).toBeLessThan(1e-11);
  expect(found.lowerBound).toBeLessThan(found.estimate);
}

describe('resamples that are never written out have the bound of the scorer on each, by', () => {
  const random = seededGenerator(4);
  const yTrue = Float64Array.from({ length: 45 }, () => 1 + 20 * random());
  // Rounded, so that errors are tied.
  const near = (spread: number) => yTrue.map((y) => Math.round(4 * (y + spread * (random() - 0.5))) / 4);
  const numbers = numbersOf({ yTrue, challenger: near(2), opponent: near(4) });
  const groups = yTrue.map(() => randomInteger(random, 15));

  test.each(REGRESSION_SCORERS)('%s', (scorer) => {
    expectEqual({ ...numbers, scorer });
    expectEqual({ ...numbers, scorer, groups: Int32Array.from(groups) });
  });

  const two = twoModels({ n: 45, nClasses: 2, seed: 5, noise: [0.3, 1.5], decimals: 1 });
  test.each(CLASSIFICATION_SCORERS)('%s of two classes', (scorer) => {
    expectEqual({ ...two, scorer });
    expectEqual({ ...two, scorer, groups: Int32Array.from(groups) });
  });

  const four = twoModels({ n: 45, nClasses: 4, seed: 6, noise: [0.3, 1.5], decimals: 1 });
  const many = CLASSIFICATION_SCORERS.filter((name) => !['precision', 'recall', 'f1'].includes(name));
  test.each(many)('%s of four classes', (scorer) => {
    expectEqual({ ...four, scorer });
    expectEqual({ ...four, scorer, groups: Int32Array.from(groups) });
  });
});

describe('by rocAuc', () => {
  it('a resample without a row of one class shows no difference', () => {
    // Two positive rows of 40: 13% of the resamples have neither, and the bound is the 20% one of a few rows.
    const n = 40;
    const yTrue = Float64Array.from({ length: n }, (_, row) => (row < 2 ? 1 : 0));
    const ranked = (sign: number) => {
      const probabilities = Float64Array.from({ length: 2 * n }, (_, at) => {
        const positive = 0.5 + (sign * (at >> 1 < 2 ? 1 : -1)) / 4;
        return at % 2 === 1 ? positive : 1 - positive;
      });
      return { yPred: yTrue, probabilities };
    };
    const task = { yTrue, classes: ['no', 'yes'], scorer: 'rocAuc' as const, seed: 1 };
    const sure = { ...task, challenger: ranked(1), opponent: ranked(-1) };
    expect(pairedBootstrap({ ...sure, confidence: 0.95 })).toEqual({ estimate: 1, lowerBound: 0 });
    expect(pairedBootstrap({ ...sure, confidence: 0.5 })).toEqual({ estimate: 1, lowerBound: 1 });
  });

  it('nothing is found where the score is not defined', () => {
    const { yTrue, ...models } = twoModels({ n: 30, nClasses: 2, seed: 1, noise: [1, 1] });
    const task = { ...models, yTrue: yTrue.fill(1), scorer: 'rocAuc' as const, confidence: 0.95, seed: 1 };
    expect(pairedBootstrap(task)).toEqual({ estimate: Number.NaN, lowerBound: Number.NaN });
  });
});

const decided: readonly ScorerName[] = ['logLoss', 'f1Macro', 'rocAuc'];
describe('over many comparisons of classifiers', () => {
  const sharesBetter = (scorer: ScorerName, noise: readonly [number, number], nSamples: number) => {
    const won = { challenger: 0, opponent: 0 };
    for (let seed = 0; seed < nSamples; seed++) {
      const { challenger, opponent, ...shared } = twoModels({
        n: 60,
        nClasses: 2,
        seed: 42_000 + seed,
        noise,
      });
      const compare = { ...shared, scorer, seed, confidence: 0.95, nResamples: 300 };
      if (pairedBootstrap({ ...compare, challenger, opponent }).lowerBound > 0) won.challenger++;
      if (pairedBootstrap({ ...compare, challenger: opponent, opponent: challenger }).lowerBound > 0)
        won.opponent++;
    }
    return { challenger: won.challenger / nSamples, opponent: won.opponent / nSamples };
  };

  it.each(decided)('by %s chance is taken for a difference in at most 6%% of them', {
    timeout: 30_000,
  }, (scorer) => {
    const { challenger, opponent } = sharesBetter(scorer, [0.7, 0.7], 400);
    const share = (challenger + opponent) / 2;
    expect(share).toBeLessThanOrEqual(0.06);
    expect(share).toBeGreaterThan(0.02);
  });

  it.each(decided)('by %s a real difference is found, and never the other way round', {
    timeout: 30_000,
  }, (scorer) => {
    const { challenger, opponent } = sharesBetter(scorer, [0.2, 8], 60);
    expect(challenger).toBeGreaterThan(0.9);
    expect(opponent).toBe(0);
  });
});
