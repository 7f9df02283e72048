import { describe, expect, test } from 'vitest';
import { gramOfRows } from '../../../../core/linear-algebra/gram-of-rows.ts';
import { membershipClasses } from '../../../../core/model-selection/paths/membership-classes.ts';
import { partGrams } from '../../../../core/model-selection/paths/part-grams.ts';
import { randomColumns } from '../../linear-algebra/random-data.ts';
import { normwiseError } from '../../linear-algebra/relative-error.ts';

const parts = [
  [0, 1, 2, 3],
  [4, 5],
  [2, 3, 4, 5],
  [0, 1],
].map((rows) => Int32Array.from(rows));

describe('membershipClasses', () => {
  test('gathers the rows that the same parts name, and leaves out those that none does', () => {
    const classes = membershipClasses(parts, 7)!;
    expect(classes.rows.map((rows) => [...rows])).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(classes.ofPart.map((own) => [...own])).toEqual([[0, 1], [2], [1, 2], [0]]);
  });

  test('does not depend on the order of rows in a part', () => {
    const reversed = parts.map((part) => part.toReversed());
    expect(membershipClasses(reversed, 7)).toEqual(membershipClasses(parts, 7));
  });

  test('has none where a part names a row twice', () => {
    expect(membershipClasses([Int32Array.of(1, 2, 1)], 3)).toBeUndefined();
  });
});

describe('partGrams', () => {
  const columns = randomColumns(61, { nRows: 60, nColumns: 3 });
  const everyNth = (n: number, rest: number) =>
    Int32Array.from({ length: 60 }, (_, row) => row).filter((row) => row % n === rest);

  test.each([
    ['folds, merged from shared blocks', [0, 1, 2].map((rest) => everyNth(3, rest))],
    ['parts that cut one another too often to share', [2, 3, 5, 7].map((n) => everyNth(n, 1))],
    ['an empty part', [new Int32Array(0), everyNth(2, 0)]],
  ])('are those of each part by itself: %s', (_, own) => {
    const gramOf = partGrams(columns, own);
    for (const [index, rows] of own.entries()) {
      const expected = gramOfRows(columns, rows);
      expect(gramOf(index).n).toBe(expected.n);
      expect(normwiseError(gramOf(index).comoment, expected.comoment)).toBeLessThan(1e-13);
    }
  });
});
