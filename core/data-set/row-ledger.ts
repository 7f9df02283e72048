import type { Ledger } from '../contracts/profile.ts';

/** What became of the rows of a file. That one is lost or counted twice is a bug, and stops the cleaning. */
export function rowLedger(rows: Ledger['rows']): Ledger['rows'] {
  const { read, kept, quarantined, duplicates } = rows;
  if (read === kept + quarantined + duplicates) return rows;
  throw new Error(
    `${read} rows were read, and ${kept} kept, ${quarantined} quarantined and ${duplicates} dropped as duplicates`,
  );
}
