import fc from 'fast-check';
import { expect, it } from 'vitest';
import { growRowTree } from '../../../../core/estimators/neighbours/grow-row-tree.ts';
import { TreeSearch } from '../../../../core/estimators/neighbours/tree-search.ts';
import { seededGenerator } from '../../../../core/random/seeded-generator.ts';

/** Every row is compared: squared differences added up in the order of the features. */
function nearestByDefinition(columns: readonly Float64Array[], point: readonly number[], k: number) {
  const distances = Array.from(columns[0]!, (_, row) =>
    columns.reduce((sum, column, j) => sum + (column[row]! - point[j]!) ** 2, 0),
  );
  const rows = [...distances.keys()].sort((a, b) => distances[a]! - distances[b]! || a - b).slice(0, k);
  return { rows, distances: rows.map((row) => distances[row]!) };
}

/** Whole numbers make ties; the scales make features that hardly count, and offsets where squares would cancel. */
const value = fc.constantFrom<(random: () => number) => number>(
  (random) => Math.floor(random() * 4),
  (random) => random() * 2 - 1,
  (random) => 1e9 + random(),
  (random) => (random() < 0.5 ? 0 : random() * 1e-200),
);

it('finds what comparing every row finds, to the last bit, of rows at one distance the first', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 18 }),
      fc.integer({ min: 1, max: 400 }),
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (features, nRows, seed, share) => {
        const random = seededGenerator(seed);
        const columns = features.map((make) => Float64Array.from({ length: nRows }, () => make(random)));
        const tested = features.map((make) => Float64Array.from({ length: 5 }, () => make(random)));
        // A point that is one of the rows.
        for (const [j, column] of columns.entries()) tested[j]![4] = column[nRows >> 1]!;
        const k = Math.max(1, Math.round(share * nRows));
        const search = new TreeSearch(growRowTree(columns), k);
        for (let row = 0; row < 5; row++) {
          const found = { distances: new Float64Array(k), rows: new Int32Array(k) };
          search.search(tested, row, found);
          const point = tested.map((column) => column[row]!);
          const expected = nearestByDefinition(columns, point, k);
          expect(Array.from(found.rows)).toEqual(expected.rows);
          expect(Array.from(found.distances)).toEqual(expected.distances);
        }
      },
    ),
  );
});
