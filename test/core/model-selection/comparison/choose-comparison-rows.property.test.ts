import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_ROLE } from '../../../../core/contracts/plan.ts';
import { chooseComparisonRows } from '../../../../core/model-selection/comparison/choose-comparison-rows.ts';
import { dataWith, numbers, tableOf, texts, tuneWith } from '../small-tables.ts';

const data = dataWith({ target: 'y', id: 'id' });

/** The role of each id. */
function rolesById(ids: readonly string[], seed: number): Map<string, number> {
  const table = tableOf(
    texts('id', ids),
    numbers(
      'y',
      ids.map((id) => id.length),
    ),
  );
  const { roles } = chooseComparisonRows({ table, data, tune: tuneWith({ seed }), champion: null });
  return new Map(ids.map((id, row) => [id, roles[row]!]));
}

describe('the holdout by hash', () => {
  it('has the same members whatever other rows there are and in whatever order', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(ids, fc.nat(), fc.nat(40), (all, seed, nFirst) => {
        const whole = rolesById(all, seed);
        const part = rolesById(all.slice(0, nFirst).reverse(), seed);
        for (const [id, role] of part) expect(whole.get(id)).toBe(role);
        expect([...whole.values()]).not.toContain(ROW_ROLE.unlabelled);
      }),
      { numRuns: 100 },
    );
  });
});
