import type { ColumnType } from '../table/table.ts';

export type ColumnRole =
  | 'target'
  | 'id'
  | 'time'
  | 'group'
  | 'fold'
  | 'weight'
  | 'ignored'
  | 'feature'
  | 'text';

/** What is known of one column; statistics that do not apply are null. Times are in milliseconds since 1970. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly count: number;
  readonly missing: number;
  readonly distinct: number;
  /**
   * Relative standard error of `distinct`; null where it is exact: up to 8,192 numbers, and any number of levels. 1 where numbers
   * were made to mislead the estimate: there are at most so many.
   */
  readonly distinctError: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Population standard deviation. */
  readonly sd: number | null;
  /** Linear-interpolated, as pandas'. */
  readonly quantiles: { readonly q25: number; readonly q50: number; readonly q75: number } | null;
  /** How many numbers are 0, and how many are below; null for other types. */
  readonly zeros: number | null;
  readonly negatives: number | null;
  /** Numbers beyond the quartiles by 1.5 times their distance; null where that rule is passed over: no spread, few values. */
  readonly outliers: number | null;
  /** How many values lie in each of 20 bins of one width from min to max, the last with its upper end; null in `after`. */
  readonly histogram: {
    readonly low: number;
    readonly high: number;
    readonly counts: readonly number[];
  } | null;
  /** The most frequent levels, at most 10, by count and then by name; null for numbers. */
  readonly topLevels: readonly { readonly level: string; readonly count: number }[] | null;
  /** The same of a column of at most 50 distinct numbers, equal counts by value; null for others. */
  readonly topValues: readonly { readonly value: number; readonly count: number }[] | null;
  /** Of the levels, in UTF-16 code units; null for numbers. */
  readonly lengths: { readonly min: number; readonly max: number } | null;
}

/** `profile.json` */
export interface Profile {
  readonly format: 'upkeep-profile/1';
  readonly nRows: number;
  /** As read, and as finished (imputed, normalised, encoded). */
  readonly before: readonly ColumnProfile[];
  readonly after: readonly ColumnProfile[];
  /** Sentences about what was decided for the user: text columns left out, columns without values… */
  readonly notices: readonly string[];
}

/** What one rule did to the cells of one column. */
export interface LedgerEntry {
  readonly rule: string;
  readonly column: string;
  /** Cells that the rule is about. Outliers that it drops the rows of, or flags, are found and not changed. */
  readonly cellsFound: number;
  readonly cellsChanged: number;
  /** Over changed cells that had a value before; null where there are none. */
  readonly meanAbsoluteChange: number | null;
  readonly maxAbsoluteChange: number | null;
}

/** `ledger.json`: rows read = kept + quarantined + duplicates, always. */
export interface Ledger {
  readonly format: 'upkeep-ledger/1';
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    readonly quarantined: number;
    readonly duplicates: number;
    /** Of those that are kept; 0 where no target is configured. */
    readonly withoutTarget: number;
    /** Of those that are kept: rows with an outlier, where the rule drops them. They are in table.bin, for tests, not in clean.csv. */
    readonly leftOut: number;
  };
  readonly entries: readonly LedgerEntry[];
}
