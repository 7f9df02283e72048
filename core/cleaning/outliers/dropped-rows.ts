import type { CleanSection } from '../../contracts/config/clean-section.ts';
import type { OutlierBounds } from '../../contracts/recipe.ts';
import { DataRefusedError } from '../../errors.ts';
import type { Column } from '../../table/table.ts';
import { TrainingSample } from '../training-sample.ts';
import type { SampledRows } from '../training-values.ts';
import { outlierBounds, type PassedOver } from './outlier-bounds.ts';
import { rowsWithin } from './training-rows.ts';

interface KeptRows {
  /** By column of numbers; `undefined` where the rule drops nothing, and bounds are yet to be found. */
  readonly bounds: ReadonlyMap<string, OutlierBounds | PassedOver | null> | undefined;
  readonly rows: Int32Array;
}

/**
 * The training rows that an outlier rule leaves. Bounds come from all training rows; what is fitted after them, from the rows
 * that hold no outlier in any feature. O(rows x columns). Throws DataRefusedError where no row is left.
 */
export function keptRows(
  columns: readonly Column[],
  sampled: Pick<SampledRows, 'rows' | 'orders'>,
  { outliers }: Pick<CleanSection, 'outliers'>,
): KeptRows {
  const { rows } = sampled;
  if (outliers.method === 'none' || outliers.action !== 'drop') return { bounds: undefined, rows };
  const bounds = new Map<string, OutlierBounds | PassedOver | null>();
  let kept = rows;
  for (const column of columns) {
    if (column.type !== 'number') continue;
    const found = outlierBounds(TrainingSample.inRows(column.values, sampled), outliers);
    bounds.set(column.name, found);
    if (found !== null && typeof found !== 'string') kept = rowsWithin(column.values, kept, found);
  }
  if (kept.length > 0) return { bounds, rows: kept };
  throw new DataRefusedError({
    where: 'clean.outliers',
    found: `each of the ${rows.length} training rows holds an outlier, and the action is drop`,
    todo: 'Raise factor, or choose another action',
  });
}
