import type { ValueOrder, ValueOrders } from '../cleaning/value-order.ts';
import { numbersIn } from '../table/number-source.ts';
import { type Column, type ColumnType, isNumeric, type Table } from '../table/table.ts';
import type { SourceColumn } from '../table/table-source.ts';
import { sampleBinary } from './binary-sample.ts';
import type { ColumnStatistics } from './column-statistics.ts';
import { describeCounted, describeNumbers } from './describe-numbers.ts';
import { MAX_SAMPLED } from './distinct-sample.ts';
import { profileLevels } from './profile-levels.ts';

/**
 * What the cells of a column say, whatever its name and role: for its profile, and for the fit of a recipe on all rows. Found
 * once, perhaps in another thread: small, and structured-cloneable.
 */
export interface ColumnDescription {
  readonly type: ColumnType;
  readonly statistics: ColumnStatistics;
  /** Of a column of numbers that has a value, else null. */
  readonly order: ValueOrder | null;
}

/** By the very cells of a column. */
export type Descriptions = ReadonlyMap<Cells, ColumnDescription>;

type Cells = Float64Array | Int32Array;

/** O(rows) */
export function describeColumn(column: Column, { withHistogram = true } = {}): ColumnDescription {
  const { type } = column;
  if (!isNumeric(column)) return { type, statistics: profileLevels(column), order: null };
  const { values } = column;
  const binary = sampleBinary(values);
  if (binary !== undefined)
    return { type, ...describeCounted(binary, { type: column.type, nRows: values.length, withHistogram }) };
  return { type, ...describeNumbers({ type: column.type, source: numbersIn(values), withHistogram }) };
}

/** A column that is read from a source; what is known of the very same one is not found again. */
export function describeSource(
  source: SourceColumn,
  nRows: number,
  { descriptions, withHistogram }: { descriptions?: Descriptions | undefined; withHistogram: boolean },
): ColumnDescription {
  const { type, numbers, counted } = source;
  const known = counted?.();
  if (known !== undefined && type === 'number' && known.values.length <= MAX_SAMPLED)
    return { type, ...describeCounted(known, { type, nRows, withHistogram }) };
  if (numbers !== undefined && type === 'number')
    return { type, ...describeNumbers({ type, source: numbers, withHistogram }) };
  const column = source.read(0, nRows);
  return findDescription(descriptions, column) ?? describeColumn(column, { withHistogram });
}

/** All columns of a table. O(rows x columns) */
export function describeTable({ columns }: Table): Descriptions {
  return descriptionsOf(
    columns,
    columns.map((column) => describeColumn(column)),
  );
}

/** Columns together with their descriptions, which are in the same order. */
export function descriptionsOf(
  columns: readonly Column[],
  descriptions: readonly ColumnDescription[],
): Descriptions {
  return new Map(columns.map((column, at) => [cellsOf(column), descriptions[at]!]));
}

/** The description of a column with these very cells and of this type, if any is known. */
export function findDescription(
  descriptions: Descriptions | undefined,
  column: Column,
): ColumnDescription | undefined {
  const found = descriptions?.get(cellsOf(column));
  return found?.type === column.type ? found : undefined;
}

/** What a fit uses of them. */
export function ordersOf(descriptions: Descriptions): ValueOrders {
  const orders = new Map<Float64Array, ValueOrder>();
  for (const [cells, { order }] of descriptions)
    if (order !== null && cells instanceof Float64Array) orders.set(cells, order);
  return orders;
}

function cellsOf(column: Column): Cells {
  return isNumeric(column) ? column.values : column.codes;
}
