import type { ColumnType } from '../table/table.ts';

export type ColumnRole = 'target' | 'id' | 'time' | 'group' | 'fold' | 'ignored' | 'feature' | 'text';

/** What is known of one column; statistics that do not apply are null. Times are in milliseconds since 1970. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly count: number;
  readonly missing: number;
  readonly distinct: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Population standard deviation. */
  readonly sd: number | null;
  /** Linear-interpolated, as pandas'. */
  readonly quantiles: { readonly q25: number; readonly q50: number; readonly q75: number } | null;
  /** The most frequent levels, at most 10, by count and then by name; null for numbers. */
  readonly topLevels: readonly { readonly level: string; readonly count: number }[] | null;
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

/** Cells of one column that one rule changed. */
export interface LedgerEntry {
  readonly rule: string;
  readonly column: string;
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
    readonly withoutTarget: number;
  };
  readonly entries: readonly LedgerEntry[];
}
