import { describe, expect, it } from 'vitest';
import { distinctTerms } from '../../../../core/estimators/polynomial-features/distinct-terms.ts';
import { featureKinds } from '../../../../core/estimators/polynomial-features/feature-kinds.ts';
import { gramOfMoments } from '../../../../core/estimators/polynomial-features/gram-of-moments.ts';
import { gramOfTerms } from '../../../../core/estimators/polynomial-features/gram-of-terms.ts';
import { momentPlan } from '../../../../core/estimators/polynomial-features/moment-plan.ts';
import { polynomialTerms } from '../../../../core/estimators/polynomial-features/terms.ts';
import { seededGenerator } from '../../../../core/random/seeded-generator.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';

const N_ROWS = 1_500;
const random = seededGenerator(42);
const drawn = (draw: () => number) => Float64Array.from({ length: N_ROWS }, draw);
const uniform = () => Math.sqrt(12) * (random() - 0.5);
const numbers = Array.from({ length: 6 }, () => drawn(uniform));
const level = drawn(() => Math.floor(3 * random()));
const y = drawn(() => 1e6 + random());
// More than one tile and one chunk, and not a multiple of either; the last rows are left out.
const rows = Int32Array.from({ length: 1_401 }, (_, i) => i);

function taskOf(columns: readonly Float64Array[], oneHotBlocks: number[][] = [], interactionOnly = false) {
  const kinds = featureKinds(columns, oneHotBlocks, rows);
  const all = polynomialTerms(columns.length, { degree: 3, interactionOnly });
  const distinct = distinctTerms(all, kinds);
  return { plan: momentPlan(distinct, kinds), task: { terms: distinct.terms, columns, y, rows } };
}

describe('gramOfMoments', () => {
  it('has 924 different sums for the 3,486 products of 83 terms', () => {
    const { plan, task } = taskOf(numbers);
    expect([plan!.nTerms, plan!.nMoments]).toEqual([83, 923]);
    expect(task.terms).toHaveLength(83);
  });

  it.each([false, true])('is the Gram block of the terms, with levels: %s', (hasLevels) => {
    const levels = [0, 1, 2].map((k) => level.map((value) => (value === k ? 1 : 0)));
    const { plan, task } = hasLevels ? taskOf([...numbers, ...levels], [[6, 7, 8]]) : taskOf(numbers);
    const found = gramOfMoments(plan!, task)!;
    const expected = gramOfTerms(task);
    // Sums of 1,401 products of numbers up to 27: some 1e-13 of the largest.
    expect(relativeError(found.mean, expected.mean)).toBeLessThan(1e-11);
    const largest = Math.max(...expected.comoment);
    for (const [at, value] of expected.comoment.entries()) {
      expect(Math.abs(found.comoment[at]! - value)).toBeLessThan(1e-12 * largest);
    }
  });

  it('does not trust sums about 0 of a column far from it', () => {
    const { plan, task } = taskOf([...numbers.slice(1), numbers[0]!.map((value) => 20 + value)]);
    expect(gramOfMoments(plan!, task)).toBeNull();
  });

  it('is not asked where products are fewer than moments', () => {
    expect(taskOf(numbers.slice(0, 1)).plan).toBeNull();
  });
});
