import type { RecipeFeature } from '../../contracts/recipe.ts';
import { type Column, findColumn, isMissingAt, isNumeric } from '../../table/table.ts';
import type { PathTask } from './path-task.ts';

/** A feature of all rows at once: arrays of `(table.nRows,)`. */
export interface EncodedColumns {
  readonly type: RecipeFeature['type'];
  readonly columns: readonly Float64Array[];
}

/**
 * The features that no recipe needs to be fitted for, by name: without a gap in the rows used, imputation changes nothing, and
 * the encoding of a row is the same in every split but for levels that a training part lacks, which are constant columns there.
 * A feature is left out that has a gap, or cannot be one, which the recipe's fit then refuses with its reason. O(rows x columns).
 */
export function completeFeatures({
  table,
  featureColumns,
  splits,
}: PathTask): ReadonlyMap<string, EncodedColumns> {
  const used = new Uint8Array(table.nRows);
  for (const { train, test } of splits) {
    for (const row of train) used[row] = 1;
    for (const row of test) used[row] = 1;
  }
  const complete = new Map<string, EncodedColumns>();
  for (const name of featureColumns) {
    const column = findColumn(table, name);
    if (column !== undefined && column.type !== 'time' && !hasGap(column, used)) {
      complete.set(name, encode(column));
    }
  }
  return complete;
}

function hasGap(column: Column, used: Uint8Array): boolean {
  for (let row = 0; row < used.length; row++) if (used[row] === 1 && isMissingAt(column, row)) return true;
  return false;
}

function encode(column: Column): EncodedColumns {
  if (!isNumeric(column)) return { type: 'category', columns: indicators(column) };
  return { type: column.type === 'number' ? 'number' : 'boolean', columns: [column.values] };
}

function indicators({ codes, levels }: Extract<Column, { codes: Int32Array }>): Float64Array[] {
  const columns = levels.map(() => new Float64Array(codes.length));
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) columns[code]![row] = 1;
  }
  return columns;
}
