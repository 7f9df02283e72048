import type { NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { OutlierBounds } from '../contracts/recipe.ts';
import type { Column, NumericColumn } from '../table/table.ts';
import { isNumeric } from '../table/table.ts';
import { type OutlierTreatment, treatmentOf } from './outliers/treat-outliers.ts';

/** What happens to a number before gaps are filled: outliers first, then what its normalisation knows no number for. */
export interface CellTreatment extends OutlierTreatment {
  /** This value and lower ones are gaps. */
  readonly gapUpTo: number;
}

interface TreatedFeature {
  readonly outliers: OutlierBounds | null;
  readonly normalize: { readonly method: NormalizeMethod };
}

export function cellTreatment({ outliers, normalize }: TreatedFeature): CellTreatment {
  return { ...treatmentOf(outliers), gapUpTo: normalize.method === 'log1p' ? -1 : -Infinity };
}

/** Every cell of a column as it is before gaps are filled, `(n,)`, gaps `NaN`; the very same where nothing applies. O(n). */
export function treatCells(
  values: Float64Array,
  { low, high, below, above, gapUpTo }: CellTreatment,
): Float64Array {
  if (low === -Infinity && high === Infinity && gapUpTo === -Infinity) return values;
  const treated = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    let x = values[row]!;
    if (x < low) x = below;
    else if (x > high) x = above;
    treated[row] = x <= gapUpTo ? NaN : x;
  }
  return treated;
}

/** A column of numbers as it is; one without any value, which may have been read as any type, as a column of gaps. */
export function numbersOf(column: Column, nRows: number): NumericColumn {
  if (isNumeric(column)) return column;
  return { name: column.name, type: 'number', values: new Float64Array(nRows).fill(NaN) };
}
