import type { NumericType } from '../table/table.ts';

/** How a column is to be read, as an earlier reading of the file has found out. */
export interface ColumnPlan {
  /** Whether its cells are gathered as texts, which may become anything, or as numbers. */
  readonly gather: 'numbers' | 'texts';
  /** What its texts must be; null where any text is good. */
  readonly required: NumericType | null;
}

/** What an earlier reading of the file has found out; of the first one, nothing. */
export interface ReadPlan {
  readonly columns: ReadonlyMap<string, ColumnPlan>;
  /** Whether a cell that is not as required quarantines its row. */
  readonly isStrict: boolean;
  /** Whether rows may end with a delimiter that the header lacks. */
  readonly mayEndWithDelimiter: boolean;
}

export const FIRST_PLAN: ReadPlan = { columns: new Map(), isStrict: false, mayEndWithDelimiter: true };
