import { describe, expect, it } from 'vitest';
import { pairedBootstrap } from '../../../../core/model-selection/comparison/paired-bootstrap.ts';
import { type RandomSource, seededGenerator } from '../../../../core/random/seeded-generator.ts';
import { scoredNumbers } from '../../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../../core/scoring/scorers.ts';
import { numbersOf } from './numbers-of.ts';

/** Box-Muller. */
const normal = (random: RandomSource) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function predictions({ n, seed, spread }: { n: number; seed: number; spread: readonly [number, number] }) {
  const random = seededGenerator(seed);
  const yTrue = Float64Array.from({ length: n }, () => 20 + 5 * normal(random));
  const [challenger, opponent] = spread.map((sd) => yTrue.map((y) => y + sd * normal(random)));
  return { yTrue, challenger: challenger!, opponent: opponent! };
}

const sample = predictions({ n: 60, seed: 1, spread: [1, 2] });
const options = { confidence: 0.95, seed: 5 };
const shared = { ...numbersOf(sample), ...options };

describe('pairedBootstrap', () => {
  it.each(['rmse', 'mae', 'r2'] as const)('estimates the difference in loss by %s itself', (scorer) => {
    const { score, greaterIsBetter } = SCORERS[scorer];
    const sign = greaterIsBetter ? -1 : 1;
    const expected =
      sign *
      (score(scoredNumbers(sample.yTrue, sample.opponent)) -
        score(scoredNumbers(sample.yTrue, sample.challenger)));
    const { estimate, lowerBound } = pairedBootstrap({ ...shared, scorer });
    // The sums are formed in another order: rounding of a few units in the last place.
    expect(Math.abs(estimate - expected)).toBeLessThan(1e-13);
    expect(estimate).toBeGreaterThan(0);
    expect(lowerBound).toBeLessThan(estimate);
    expect(lowerBound).toBeGreaterThan(0);
  });

  it('is decided by its seed', () => {
    const bound = (seed: number) => pairedBootstrap({ ...shared, scorer: 'rmse', seed }).lowerBound;
    expect(bound(5)).toBe(bound(5));
    expect(bound(5)).not.toBe(bound(6));
  });

  it('is lower for more confidence', () => {
    const bound = (confidence: number) =>
      pairedBootstrap({ ...shared, scorer: 'mae', confidence }).lowerBound;
    expect(bound(0.99)).toBeLessThan(bound(0.95));
    expect(bound(0.95)).toBeLessThan(bound(0.5));
  });

  it('finds no difference between equal predictions', () => {
    const same = { ...shared, opponent: shared.challenger, scorer: 'r2' as const };
    expect(pairedBootstrap(same)).toEqual({ estimate: 0, lowerBound: 0 });
  });

  it('keeps its digits far from the origin', () => {
    const moved = (values: Float64Array) => values.map((value) => value + 2 ** 30);
    const far = numbersOf({
      yTrue: moved(sample.yTrue),
      challenger: moved(sample.challenger),
      opponent: moved(sample.opponent),
    });
    const near = pairedBootstrap({ ...shared, scorer: 'r2' });
    const away = pairedBootstrap({ ...far, ...options, scorer: 'r2' });
    // Values near 1e9 are given to 1e-7.
    expect(Math.abs(away.lowerBound - near.lowerBound)).toBeLessThan(1e-6);
  });

  it('agrees with the normal approximation for a mean of independent differences', () => {
    const n = 400;
    const { yTrue, challenger, opponent } = predictions({ n, seed: 2, spread: [1, 1.2] });
    const { estimate, lowerBound } = pairedBootstrap({
      ...options,
      ...numbersOf({ yTrue, challenger, opponent }),
      scorer: 'mae',
    });
    const differences = yTrue.map((y, row) => Math.abs(opponent[row]! - y) - Math.abs(challenger[row]! - y));
    const mean = differences.reduce((sum, value) => sum + value, 0) / n;
    const sd = Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
    // The 5% point of 2000 resamples wanders by about 5% of the standard error.
    expect(Math.abs(lowerBound - (estimate - (1.645 * sd) / Math.sqrt(n)))).toBeLessThan(
      (0.2 * sd) / Math.sqrt(n),
    );
  });

  it('resamples whole groups, so that repeated rows are no evidence', () => {
    const repeated = (values: Float64Array) =>
      Float64Array.from({ length: 600 }, (_, row) => values[row % 60]!);
    const groups = Int32Array.from({ length: 600 }, (_, row) => 7 * (row % 60));
    const tenfold = {
      ...options,
      ...numbersOf({
        yTrue: repeated(sample.yTrue),
        challenger: repeated(sample.challenger),
        opponent: repeated(sample.opponent),
      }),
      scorer: 'rmse' as const,
    };
    const once = pairedBootstrap({ ...shared, scorer: 'rmse' });
    const grouped = pairedBootstrap({ ...tenfold, groups });
    expect(Math.abs(grouped.lowerBound - once.lowerBound)).toBeLessThan(1e-12);
    expect(pairedBootstrap(tenfold).lowerBound).toBeGreaterThan(once.lowerBound);
  });

  it('deals very many rows out into blocks without losing any', () => {
    const many = predictions({ n: 25_000, seed: 3, spread: [1, 1] });
    const { estimate } = pairedBootstrap({ ...options, ...numbersOf(many), scorer: 'mae', nResamples: 50 });
    const { score } = SCORERS.mae;
    const expected =
      score(scoredNumbers(many.yTrue, many.opponent)) - score(scoredNumbers(many.yTrue, many.challenger));
    expect(Math.abs(estimate - expected)).toBeLessThan(1e-12);
  });
});

describe('over many comparisons', () => {
  /** Each sample is taken both ways round, so that fewer are needed. */
  const sharesBetter = (spread: readonly [number, number], nSamples: number) => {
    const won = { challenger: 0, opponent: 0 };
    for (let seed = 0; seed < nSamples; seed++) {
      const { yTrue, challenger, opponent } = predictions({ n: 40, seed: 42_000 + seed, spread });
      const compare = { ...options, scorer: 'rmse' as const, seed, nResamples: 300 };
      const there = numbersOf({ yTrue, challenger, opponent });
      const back = numbersOf({ yTrue, challenger: opponent, opponent: challenger });
      if (pairedBootstrap({ ...compare, ...there }).lowerBound > 0) won.challenger++;
      if (pairedBootstrap({ ...compare, ...back }).lowerBound > 0) won.opponent++;
    }
    return { challenger: won.challenger / nSamples, opponent: won.opponent / nSamples };
  };

  it('takes chance for a difference in about 6% of them', { timeout: 30_000 }, () => {
    const { challenger, opponent } = sharesBetter([1, 1], 500);
    const share = (challenger + opponent) / 2;
    // 5.8% over 12,000 comparisons; three standard errors of 1,000 comparisons are 2.2%.
    expect(share).toBeLessThanOrEqual(0.08);
    expect(share).toBeGreaterThan(0.036);
  });

  it('finds a real difference nearly always, and never the other way round', { timeout: 30_000 }, () => {
    const { challenger, opponent } = sharesBetter([1, 1.8], 100);
    expect(challenger).toBeGreaterThan(0.9);
    expect(opponent).toBe(0);
  });
});
