import { MAX_EXAMPLES } from '../csv/read-cell.ts';
import { declaredTypeError, type MisfitColumn, mostlyNumbersError } from '../csv/refusals.ts';
import type { NumericType, Table } from '../table/table.ts';
import { gatheredCellText } from './cell-texts.ts';
import { type FittedColumn, fitColumn } from './fit-column.ts';
import { countNumbers, countTexts, type GatheredColumn, takeGatheredRows } from './gathered-column.ts';
import type { QuarantinedRow, ReadOptions } from './table-read.ts';

const PLURALS = { number: 'no numbers', boolean: 'no booleans', time: 'no times' } as const;
const SINGULARS = { number: 'no number', boolean: 'no boolean', time: 'no time' } as const;

/** The cells of a file, read, and not yet a table. */
export interface GatheredTable {
  readonly columns: readonly GatheredColumn[];
  /** `(nRows,)`: where each row starts. */
  readonly lines: Int32Array;
}

export interface FinishedTable {
  readonly table: Table;
  readonly lines: Int32Array;
  /** Rows set aside because of their cells, `text` left empty: the reader knows it. */
  readonly quarantined: readonly QuarantinedRow[];
  readonly notices: readonly string[];
}

/**
 * The typed table of gathered cells; cells that do not fit their column follow `badCells`. Where rows are set aside for such
 * cells, the types are decided on the rows that stay.
 * @throws DataRefusedError where cells do not fit and are to be refused
 */
export function finishTable(
  gathered: GatheredTable,
  { name: fileName, badCells = 'refuse' }: Pick<ReadOptions, 'name' | 'badCells'>,
): FinishedTable {
  let { columns, lines } = gathered;
  const quarantined: QuarantinedRow[] = [];
  for (;;) {
    const fitted = columns.map((column) => fitColumn(column, lines.length));
    const misfits = columns.flatMap((column, at) =>
      fitted[at]!.misfits.length === 0 ? [] : [{ gathered: column, ...fitted[at]! }],
    );
    if (badCells === 'refuse' && misfits.length > 0) throw refusal(misfits[0]!, fileName, lines);
    if (badCells !== 'quarantine' || misfits.length === 0) {
      const notices = misfits.map((misfit) => missingNotice(misfit, fileName, lines));
      const table = { nRows: lines.length, columns: fitted.map(({ column }) => column) };
      return { table, lines, quarantined, notices };
    }
    const reasons = reasonsByRow(misfits);
    for (const [row, reason] of reasons) quarantined.push({ line: lines[row]!, reason, text: '' });
    const kept = keptRows(lines.length, reasons);
    columns = columns.map((column) => takeGatheredRows(column, kept));
    lines = Int32Array.from(kept, (row) => lines[row]!);
  }
}

interface Misfit extends FittedColumn {
  readonly gathered: GatheredColumn;
}

/** The reason of a row is its first column that has one. */
function reasonsByRow(misfits: readonly Misfit[]): Map<number, string> {
  const reasons = new Map<number, string>();
  for (const { gathered, column, misfits: rows } of misfits) {
    const what = SINGULARS[column.type as NumericType];
    for (const row of rows)
      if (!reasons.has(row))
        reasons.set(row, `has ${what} in ${column.name}: ${quoted(gatheredCellText(gathered, row)!)}`);
  }
  return reasons;
}

function keptRows(nRows: number, reasons: ReadonlyMap<number, string>): Int32Array {
  const kept = new Int32Array(nRows - reasons.size);
  for (let row = 0, at = 0; row < nRows; row++) if (!reasons.has(row)) kept[at++] = row;
  return kept;
}

function describe({ gathered, column, misfits }: Misfit, fileName: string, lines: Int32Array): MisfitColumn {
  const offending = misfits
    .slice(0, MAX_EXAMPLES)
    .map((row) => ({ line: lines[row]!, text: gatheredCellText(gathered, row)! }));
  const nValues = countNumbers(gathered) + countTexts(gathered).reduce((sum, count) => sum + count, 0);
  return { fileName, column: column.name, nValues, nOffending: misfits.length, offending };
}

function refusal(misfit: Misfit, fileName: string, lines: Int32Array): Error {
  const described = describe(misfit, fileName, lines);
  if (misfit.gathered.declared === undefined) return mostlyNumbersError(described);
  return declaredTypeError(described, misfit.column.type as NumericType);
}

function missingNotice(misfit: Misfit, fileName: string, lines: Int32Array): string {
  const { column, nValues, nOffending, offending } = describe(misfit, fileName, lines);
  const what = PLURALS[misfit.column.type as NumericType];
  const examples = offending.map(({ line, text }) => `line ${line} ${quoted(text)}`).join(', ');
  const first = nOffending > offending.length ? 'the first ones: ' : '';
  return `column ${column}: ${nOffending} of ${nValues} values are ${what} and count as missing (${first}${examples})`;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
