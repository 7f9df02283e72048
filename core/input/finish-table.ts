import { isNumeric, type NumericType, type Table } from '../table/table.ts';
import { gatheredCellText } from './cell-texts.ts';
import { typeOfColumn } from './column-type.ts';
import { commaNotice } from './comma-notice.ts';
import { type FittedColumn, fitColumn } from './fit-column.ts';
import { countNumbers, countTexts, type GatheredColumn, takeGatheredRows } from './gathered-column.ts';
import { MAX_EXAMPLES, type MisfitColumn, misfitNotice, misfitReason, misfitsError } from './misfits.ts';
import type { QuarantinedRow, ReadOptions } from './table-read.ts';

/** The cells of a file, read, and not yet a table. */
export interface GatheredTable {
  readonly columns: readonly GatheredColumn[];
  /** `(nRows,)`: where each row starts. */
  readonly lines: Int32Array;
}

export interface FinishedTable {
  readonly table: Table;
  readonly lines: Int32Array;
  /** Rows set aside because of their cells, in their order, `text` left empty: the reader knows it. */
  readonly quarantined: readonly QuarantinedRow[];
  readonly notices: readonly string[];
}

/**
 * The typed table of gathered cells; cells that do not fit their column follow `badCells`.
 * @throws DataRefusedError where cells do not fit and are to be refused, with all columns in which there are some
 */
export function finishTable(
  { columns, lines }: GatheredTable,
  options: Pick<ReadOptions, 'name' | 'badCells' | 'missing' | 'notText'>,
): FinishedTable {
  const { badCells = 'refuse' } = options;
  const nRows = lines.length;
  const typed = columns.map((column) => typeOfColumn(column, nRows));
  const fitted = columns.map((column, at) => fitColumn(column, typed[at]!.type, nRows));
  const misfits = columns.flatMap((gathered, at) =>
    fitted[at]!.misfits.length === 0 ? [] : [{ gathered, ...fitted[at]! }],
  );
  const described = misfits.map((misfit) => describe(misfit, lines));
  if (badCells === 'refuse' && misfits.length > 0) throw misfitsError(options, described);
  const notices = [
    ...described.map((misfit) => misfitNotice(misfit, badCells)),
    ...typed.flatMap((column) => column.notices),
    ...fitted.flatMap(({ column }) => (isNumeric(column) ? [] : commaNotice(column))),
  ];
  if (badCells !== 'quarantine' || misfits.length === 0)
    return { table: { nRows, columns: fitted.map(({ column }) => column) }, lines, quarantined: [], notices };
  const reasons = reasonsByRow(misfits);
  const kept = keptRows(nRows, reasons);
  // The types stay those of all rows: what is left fits them.
  const left = columns.map(
    (column, at) => fitColumn(takeGatheredRows(column, kept), typed[at]!.type, kept.length).column,
  );
  const quarantined = [...reasons.keys()]
    .sort((a, b) => a - b)
    .map((row) => ({ line: lines[row]!, reason: reasons.get(row)!, text: '' }));
  const keptLines = Int32Array.from(kept, (row) => lines[row]!);
  return { table: { nRows: kept.length, columns: left }, lines: keptLines, quarantined, notices };
}

interface Misfit extends FittedColumn {
  readonly gathered: GatheredColumn;
}

/** The reason of a row is its first column that has one. */
function reasonsByRow(misfits: readonly Misfit[]): Map<number, string> {
  const reasons = new Map<number, string>();
  for (const { gathered, column, misfits: rows } of misfits)
    for (const row of rows)
      if (!reasons.has(row)) {
        const text = gatheredCellText(gathered, row)!;
        reasons.set(row, misfitReason(column.name, text, column.type as NumericType));
      }
  return reasons;
}

function keptRows(nRows: number, reasons: ReadonlyMap<number, string>): Int32Array {
  const kept = new Int32Array(nRows - reasons.size);
  for (let row = 0, at = 0; row < nRows; row++) if (!reasons.has(row)) kept[at++] = row;
  return kept;
}

function describe({ gathered, column, misfits }: Misfit, lines: Int32Array): MisfitColumn {
  const offending = misfits
    .slice(0, MAX_EXAMPLES)
    .map((row) => ({ line: lines[row]!, text: gatheredCellText(gathered, row)! }));
  return {
    column: column.name,
    declared: gathered.declared,
    required: column.type as NumericType,
    nValues: countNumbers(gathered) + countTexts(gathered).reduce((sum, count) => sum + count, 0),
    nOffending: misfits.length,
    offending,
  };
}
