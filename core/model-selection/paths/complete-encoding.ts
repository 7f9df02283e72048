import { type Column, findColumn, isMissingAt, isNumeric } from '../../table/table.ts';
import type { ColumnLayout } from './encoded-split.ts';
import type { PathTask } from './path-task.ts';

/** The features of all rows at once. */
export interface CompleteEncoding {
  /** `p` arrays of `(table.nRows,)` */
  readonly columns: readonly Float64Array[];
  readonly layout: ColumnLayout;
}

/**
 * Without gaps in the rows used, imputation changes nothing, and the encoding of a row is the same in every split but for levels
 * that a training part lacks, which are constant columns there. `undefined` where a feature has a gap, or cannot be a feature,
 * which the recipe's fit then refuses with its reason. O(rows x columns).
 */
export function completeEncoding({ table, featureColumns, splits }: PathTask): CompleteEncoding | undefined {
  const used = new Uint8Array(table.nRows);
  for (const { train, test } of splits) {
    for (const row of train) used[row] = 1;
    for (const row of test) used[row] = 1;
  }
  const columns: Float64Array[] = [];
  const numeric: number[] = [];
  const oneHotBlocks: number[][] = [];
  for (const name of featureColumns) {
    const column = findColumn(table, name);
    if (column === undefined || column.type === 'time' || hasGap(column, used)) return undefined;
    if (column.type === 'number') numeric.push(columns.length);
    const encoded = isNumeric(column) ? [column.values] : indicators(column);
    if (!isNumeric(column)) oneHotBlocks.push(encoded.map((_, level) => columns.length + level));
    columns.push(...encoded);
  }
  return { columns, layout: { numeric, oneHotBlocks } };
}

function hasGap(column: Column, used: Uint8Array): boolean {
  for (let row = 0; row < used.length; row++) if (used[row] === 1 && isMissingAt(column, row)) return true;
  return false;
}

function indicators({ codes, levels }: Extract<Column, { codes: Int32Array }>): Float64Array[] {
  const columns = levels.map(() => new Float64Array(codes.length));
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) columns[code]![row] = 1;
  }
  return columns;
}
