import type { ColumnProfile } from '../../core/contracts/profile.ts';
import type { TailOrder, TailRows } from '../../core/csv/tail/tail-reader.ts';
import type { HashedFile } from '../../core/data-set/put-hashed.ts';
import type { FittedTable } from '../../core/ports/second-thread.ts';
import type { ColumnDescription } from '../../core/profile/describe-column.ts';
import type { Column, Table } from '../../core/table/table.ts';
import type { ColumnTurns } from './column-turns.ts';
import type { ErrorMessage } from './error-message.ts';

/** An object of a folder, in one version. */
export interface StoredFile {
  readonly root: string;
  readonly key: string;
  readonly version: string;
}

/** What the second thread is told: to read the end of a file; or what to do with a table. */
export type Order =
  | { readonly kind: 'tail'; readonly order: TailOrder; readonly file: StoredFile }
  | TableOrder;

/** A table to describe; then what has become of it, to be profiled, and to be made Parquet of. */
export type TableOrder =
  | { readonly kind: 'begin'; readonly ordered: Table; readonly turns: ColumnTurns }
  | FinishOrder
  | { readonly kind: 'parquet'; readonly root: string; readonly key: string };

export interface FinishOrder extends Omit<FittedTable, 'table'> {
  readonly kind: 'finish';
  readonly turns: ColumnTurns;
  readonly nRows: number;
  /** The number of a column of the first table that is the very same, or another column. */
  readonly columns: readonly (number | Column)[];
}

/** What it answers, by kind. */
export interface AnswerOf {
  readonly tailStart: number | null;
  readonly tailRows: TailRows | null;
  /** The columns that it described, by their place. */
  readonly described: readonly [place: number, description: ColumnDescription][];
  /** The columns that it profiled as finished, by their place. */
  readonly after: readonly [place: number, profile: ColumnProfile][];
  readonly parquet: HashedFile;
}

export type Answer =
  | {
      readonly [kind in keyof AnswerOf]: { readonly kind: kind; readonly value: AnswerOf[kind] };
    }[keyof AnswerOf]
  | { readonly kind: 'failed'; readonly error: ErrorMessage };
