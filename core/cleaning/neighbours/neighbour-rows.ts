import type { NeighbourRows } from '../../contracts/recipe.ts';
import { donorRows } from './donor-rows.ts';

interface KeptNeighbours {
  /** The features of type number: their names, and their columns before imputation, each `(nRows,)`. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** The training rows. */
  readonly rows: Int32Array;
  readonly nNeighbors: number;
}

/** What a recipe keeps of the training rows for k-nearest-neighbours imputation; which rows, says `donorRows`. */
export function neighbourRows({ columns, rows, nNeighbors }: KeptNeighbours): NeighbourRows {
  const kept = donorRows({ rows, nFeatures: columns.size, nNeighbors });
  const cells = [...columns].map(([name, values]) => {
    const column = Array.from(kept, (row) => (Number.isNaN(values[row]) ? null : values[row]!));
    return [name, column] as const;
  });
  return { nNeighbors, columns: Object.fromEntries(cells) };
}

/** How many training rows a recipe keeps. */
export function nKept({ columns }: NeighbourRows): number {
  return Object.values(columns)[0]?.length ?? 0;
}

/** The donors as `knnImpute` takes them, in the order of `names`, each `(nDonors,)`. */
export function donorColumns({ columns }: NeighbourRows, names: readonly string[]): Float64Array[] {
  return names.map((name) => Float64Array.from(columns[name]!, (cell) => cell ?? Number.NaN));
}
