import type { Recipe } from '../../contracts/recipe.ts';
import type { Column, Table } from '../../table/table.ts';
import { cellTreatment, numbersOf, treatCells } from '../treat-cells.ts';
import type { ImputedRows } from './fit-neighbours.ts';
import { knnImpute } from './knn-impute.ts';
import { donorColumns } from './neighbour-rows.ts';

interface WantedRows {
  /** The columns of the recipe's features, in its order. */
  readonly found: readonly Column[];
  readonly table: Table;
  readonly rows: Int32Array;
  /** What is known of some rows already. */
  readonly imputed: ImputedRows | null;
}

/** The given rows by feature, `(rows,)` each, gaps filled from the donors of the recipe; empty where it has none. See `knnImpute`. */
export function imputedByNeighbours(
  { features, neighbours }: Recipe,
  { found, table, rows, imputed: known }: WantedRows,
): ReadonlyMap<string, Float64Array> {
  if (neighbours === null) return new Map();
  if (known !== null && areSame(known.rows, rows)) return known.columns;
  const numbers = features.flatMap((feature, j) =>
    feature.type === 'number' && Object.hasOwn(neighbours.columns, feature.column)
      ? [{ feature, column: found[j]! }]
      : [],
  );
  const names = numbers.map(({ feature }) => feature.column);
  const imputed = knnImpute({
    donors: donorColumns(neighbours, names),
    columns: numbers.map(({ feature, column }) =>
      treatCells(numbersOf(column, table.nRows).values, cellTreatment(feature)),
    ),
    rows,
    nNeighbors: neighbours.nNeighbors,
    fallback: numbers.map(({ feature }) => feature.impute.value),
  });
  return new Map(names.map((name, k) => [name, imputed[k]!]));
}

function areSame(a: Int32Array, b: Int32Array): boolean {
  return a === b || (a.length === b.length && a.every((row, i) => row === b[i]));
}
