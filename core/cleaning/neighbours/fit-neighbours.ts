import type { NeighbourRows } from '../../contracts/recipe.ts';
import type { FitOptions, ImputableNumber } from '../fit-number.ts';
import type { ImputedSample } from '../numeric-normalization.ts';
import { TrainingSample } from '../training-sample.ts';
import { cellTreatment, treatCells } from '../treat-cells.ts';
import { knnImpute } from './knn-impute.ts';
import { donorColumns, neighbourRows } from './neighbour-rows.ts';

/** Rows whose gaps are filled from their neighbours, so that it need not be done again. */
export interface ImputedRows {
  /** Indices into the table. */
  readonly rows: Int32Array;
  /** By feature, `(rows,)` each, not to be changed. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

interface FittedNeighbours {
  readonly kept: NeighbourRows;
  /** The training rows of each number, gaps filled; as they were where no normalisation is to look at them. */
  readonly imputed: ImputedSample[];
  /** The training rows; null where no normalisation is to look at them. */
  readonly filled: ImputedRows | null;
}

/** The rows to look for neighbours in, their outliers treated, and what they make of the training rows. See `knnImpute`. */
export function fitNeighbours(
  numbers: readonly ImputableNumber[],
  { rows, clean, normalizeMethod }: FitOptions,
): FittedNeighbours {
  const { nNeighbors } = clean.impute;
  const names = numbers.map(({ column }) => column.name);
  const treated = numbers.map((number) => treatCells(number.column.values, cellTreatment(number)));
  const columns = new Map(names.map((name, j) => [name, treated[j]!]));
  const kept = neighbourRows({ columns, rows, nNeighbors });
  if (normalizeMethod === 'none')
    return { kept, imputed: numbers.map(({ imputed }) => imputed), filled: null };
  const filled = knnImpute({
    donors: donorColumns(kept, names),
    columns: treated,
    rows,
    nNeighbors,
    fallback: numbers.map(({ impute }) => impute.value),
  });
  const imputed = filled.map((values, j) => {
    const { value } = numbers[j]!.impute;
    return { sample: new TrainingSample(values), value, gaps: 0 };
  });
  return { kept, imputed, filled: { rows, columns: new Map(names.map((name, j) => [name, filled[j]!])) } };
}
