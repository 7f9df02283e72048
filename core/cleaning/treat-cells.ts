import type { NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { OutlierBounds } from '../contracts/recipe.ts';
import type { Column, NumericColumn } from '../table/table.ts';
import { isNumeric } from '../table/table.ts';
import { type OutlierTreatment, treatmentOf } from './outliers/treat-outliers.ts';
import type { ValueOrder } from './value-order.ts';

/** What happens to a number before gaps are filled: outliers first, then what its normalisation knows no number for. */
export interface CellTreatment extends OutlierTreatment {
  /** This value and lower ones are gaps. */
  readonly gapUpTo: number;
}

/** Every cell stays. */
export const UNTREATED: CellTreatment = {
  low: -Infinity,
  high: Infinity,
  below: NaN,
  above: NaN,
  gapUpTo: -Infinity,
};

interface TreatedFeature {
  readonly outliers: OutlierBounds | null;
  readonly normalize: { readonly method: NormalizeMethod };
}

export function cellTreatment({ outliers, normalize }: TreatedFeature): CellTreatment {
  return { ...treatmentOf(outliers), gapUpTo: normalize.method === 'log1p' ? -1 : -Infinity };
}

/** Every cell of a column as it is before gaps are filled, `(n,)`, gaps `NaN`; the very same where nothing applies. O(n). */
export function treatCells(values: Float64Array, treatment: CellTreatment): Float64Array {
  const { low, high, gapUpTo } = treatment;
  if (low === -Infinity && high === Infinity && gapUpTo === -Infinity) return values;
  // A number that a cell may become is read from an array: from a variable, each cell would be allocated on the heap.
  const become = Float64Array.of(treatment.below, treatment.above, NaN);
  const treated = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    let x = values[row]!;
    if (x < low) x = become[0]!;
    else if (x > high) x = become[1]!;
    treated[row] = x <= gapUpTo ? become[2]! : x;
  }
  return treated;
}

interface CellsInRows {
  readonly values: Float64Array;
  readonly rows: Int32Array;
  /** What is known of all of the values. */
  readonly order?: ValueOrder | undefined;
}

/** How many of the given rows have no value once they are treated. O(rows), or O(1) where the order tells. */
export function countTreatedGaps({ values, rows, order }: CellsInRows, treatment: CellTreatment): number {
  const least = Number.isNaN(treatment.below) ? treatment.low : -Infinity;
  const most = Number.isNaN(treatment.above) ? treatment.high : Infinity;
  const { gapUpTo } = treatment;
  const staysWhole = order !== undefined && order.min >= least && order.max <= most && order.min > gapUpTo;
  if (staysWhole && rows.length === values.length) return values.length - order.n;
  let gaps = 0;
  for (let i = 0; i < rows.length; i++) {
    const x = values[rows[i]!]!;
    if (Number.isNaN(x) || x < least || x > most || x <= gapUpTo) gaps++;
  }
  return gaps;
}

/** A column of numbers as it is; one without any value, which may have been read as any type, as a column of gaps. */
export function numbersOf(column: Column, nRows: number): NumericColumn {
  if (isNumeric(column)) return column;
  return { name: column.name, type: 'number', values: new Float64Array(nRows).fill(NaN) };
}
