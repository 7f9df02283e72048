import { nDonors } from '../../cleaning/neighbours/donor-rows.ts';
import type { CleanSection } from '../../contracts/config/clean-section.ts';
import { findColumn, type NumericColumn, type Table } from '../../table/table.ts';

/** What imputation by nearest neighbours compares in one split, at most. */
export interface NeighbourWork {
  /** Rows with a gap in a number. */
  readonly nRows: number;
  readonly nDonors: number;
  /** Features of numbers. */
  readonly nFeatures: number;
}

interface SearchedRows {
  readonly table: Table;
  readonly rows: Int32Array;
  readonly features: readonly string[];
  readonly clean: Pick<CleanSection, 'impute' | 'outliers'>;
}

/** Null where no neighbour is looked for. Outliers that become gaps may be in any row. O(rows x features) */
export function neighbourWork({ table, rows, features, clean }: SearchedRows): NeighbourWork | null {
  const { impute, outliers } = clean;
  if (impute.numeric !== 'knn') return null;
  const numbers = features.flatMap((name): NumericColumn[] => {
    const column = findColumn(table, name);
    return column?.type === 'number' ? [column] : [];
  });
  if (numbers.length === 0) return null;
  const mayGap = outliers.method !== 'none' && outliers.action === 'null';
  const nRows = mayGap ? rows.length : countRowsWithGaps(numbers, rows);
  if (nRows === 0) return null;
  const { nNeighbors } = impute;
  const nFeatures = numbers.length;
  return { nRows, nDonors: nDonors({ nRows: rows.length, nFeatures, nNeighbors }), nFeatures };
}

function countRowsWithGaps(numbers: readonly NumericColumn[], rows: Int32Array): number {
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (const { values } of numbers) {
      if (!Number.isNaN(values[row])) continue;
      n++;
      break;
    }
  }
  return n;
}
