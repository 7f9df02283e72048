import type { DataSection } from '../../core/contracts/config/data-section.ts';
import type { Recipe } from '../../core/contracts/recipe.ts';
import type { TailOrder, TailRows } from '../../core/csv/tail/tail-reader.ts';
import type { BothProfiles } from '../../core/profile/profile-both.ts';
import type { Column, Table } from '../../core/table/table.ts';
import type { ChunkRing } from './chunk-ring.ts';
import type { ErrorMessage } from './error-message.ts';

/** An object of a folder, in one version. */
export interface StoredFile {
  readonly root: string;
  readonly key: string;
  readonly version: string;
}

/** What the second thread is told: to read the end of a file; then a table, what has become of it, and what to make of that. */
export type Order =
  | { readonly kind: 'tail'; readonly order: TailOrder; readonly file: StoredFile }
  | { readonly kind: 'begin'; readonly ordered: Table; readonly data: DataSection }
  | FinishOrder
  | { readonly kind: 'parquet'; readonly ring: ChunkRing };

export interface FinishOrder {
  readonly kind: 'finish';
  readonly recipe: Recipe;
  readonly nRows: number;
  /** The number of a column of the first table that is the very same, or another column. */
  readonly columns: readonly (number | Column)[];
}

/** What it answers, by kind. */
export interface AnswerOf {
  readonly tailStart: number | null;
  readonly tailRows: TailRows | null;
  readonly profiles: BothProfiles;
  /** How many bytes the next chunk in the ring has; null behind the last one. */
  readonly chunk: number | null;
}

export type Answer =
  | {
      readonly [kind in keyof AnswerOf]: { readonly kind: kind; readonly value: AnswerOf[kind] };
    }[keyof AnswerOf]
  | { readonly kind: 'failed'; readonly error: ErrorMessage };
