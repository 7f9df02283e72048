import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subsampleSplits } from '../../../../core/model-selection/search/halving-rows.ts';
import { allRows } from '../../../../core/table/table.ts';

const splits = [
  { train: allRows(80), test: allRows(100).subarray(80) },
  { train: allRows(60), test: allRows(100).subarray(60, 80) },
];

describe('subsampleSplits', () => {
  it('takes the share of either part, in the order of its rows, and a larger share holds a smaller one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1 }),
        fc.double({ min: 0.01, max: 1 }),
        fc.nat(),
        (a, b, seed) => {
          const [small, large] = [Math.min(a, b), Math.max(a, b)].map((share) =>
            subsampleSplits({ splits, share, seed }),
          );
          for (const [index, split] of splits.entries()) {
            for (const part of ['train', 'test'] as const) {
              const few = [...small![index]![part]];
              const many = [...large![index]![part]];
              expect(few).toHaveLength(Math.max(1, Math.floor(Math.min(a, b) * split[part].length)));
              expect(many.filter((row) => few.includes(row))).toEqual(few);
              expect([...split[part]].filter((row) => many.includes(row))).toEqual(many);
            }
          }
        },
      ),
    );
  });

  it('leaves splits whole at a share of 1, and draws alike for one seed', () => {
    expect(subsampleSplits({ splits, share: 1, seed: 3 })).toBe(splits);
    const draw = (seed: number) => [...subsampleSplits({ splits, share: 0.2, seed })[0]!.train];
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
});
