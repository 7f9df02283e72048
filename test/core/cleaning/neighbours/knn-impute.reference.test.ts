import { describe, it } from 'vitest';
import { knnImpute } from '../../../../core/cleaning/neighbours/knn-impute.ts';
import { expectClose } from '../expect-close.ts';
import { seriesFixture } from '../series-fixture.ts';

type Rows = readonly (readonly (number | null)[])[];

const columnsOf = (rows: Rows): Float64Array[] =>
  rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j] ?? Number.NaN));
const meanOf = (column: Float64Array): number => {
  const known = column.filter((x) => !Number.isNaN(x));
  return known.reduce((sum, x) => sum + x, 0) / known.length;
};

describe.each(seriesFixture().neighbours)("knnImpute equals scikit-learn's KNNImputer: $name", (fixture) => {
  const donors = columnsOf(fixture.donors);
  const columns = columnsOf(fixture.asked);
  const rows = Int32Array.from(fixture.asked.keys());

  // The same neighbours, whose mean is summed in another order.
  it.each(fixture.imputed)('for $nNeighbors neighbours', ({ nNeighbors, rows: expected }) => {
    const filled = knnImpute({ donors, columns, rows, nNeighbors, fallback: donors.map(meanOf) });
    for (const [j, column] of columnsOf(expected).entries())
      expectClose(filled[j]!, column, { tolerance: 1e-9, scale: 1 });
  });
});
