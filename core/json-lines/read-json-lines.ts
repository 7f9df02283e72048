import { DataRefusedError } from '../errors.ts';
import { checkColumnNames } from '../input/check-column-names.ts';
import { finishTable } from '../input/finish-table.ts';
import { withoutSpelledNumbers } from '../input/gathered-column.ts';
import type { FormatRead, QuarantinedRow, ReadOptions } from '../input/table-read.ts';
import { type CellColumn, gathered } from './cell-column.ts';
import { forEachLine } from './for-each-line.ts';
import { createRowGatherer, gatherLine, type RowGatherer } from './row-gatherer.ts';

/**
 * Reads JSON Lines in UTF-8: an object a line, its keys the columns in the order of their first appearance. null, an absent key and
 * the spellings of a missing cell are missing. Nested values are the text of their JSON. A line that is no object is quarantined;
 * blank lines are skipped. Types are those of `column-type.ts`.
 *
 * `open` is called again only to have the text of rows that are set aside for cells that do not fit.
 * O(bytes), plus sorting the distinct texts of each column.
 *
 * @throws DataRefusedError when the file is no table or cells do not fit their column
 * @throws ConfigurationError when a type is declared for a column that does not exist
 */
export async function readJsonLines(
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<FormatRead> {
  const gatherer = createRowGatherer(options);
  await forEachLine(open(), options, (text, line, isValid) => gatherLine(gatherer, text, line, isValid));
  refuseNoRows(gatherer, options.name);
  checkColumnNames(
    gatherer.columns.map((column) => column.name),
    options,
  );
  const { nRows } = gatherer;
  const columns = gatherer.columns.map((column) =>
    withoutSpelledNumbers(gathered(column, nRows, declaredType(options, column.name)), options.missing),
  );
  const finished = finishTable({ columns, lines: gatherer.lines.slice(0, nRows) }, options);
  const misfits = await withTexts(finished.quarantined, open, options);
  const quarantined = [...gatherer.quarantined, ...misfits].sort((a, b) => a.line - b.line);
  refuseOnlyQuarantined(finished.table.nRows, quarantined, options.name);
  return {
    table: finished.table,
    lines: finished.lines,
    quarantined,
    nRowsRead: finished.table.nRows + quarantined.length,
    source: 'JSON Lines, UTF-8',
    notices: [...gatherer.columns.flatMap((column) => columnNotices(column, options)), ...finished.notices],
  };
}

function declaredType({ types }: ReadOptions, name: string) {
  return Object.hasOwn(types, name) ? types[name] : undefined;
}

/** The rows with their text as it stands in the file. */
async function withTexts(
  rows: readonly QuarantinedRow[],
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<QuarantinedRow[]> {
  if (rows.length === 0) return [];
  const textOf = new Map<number, string>(rows.map(({ line }) => [line, '']));
  await forEachLine(open(), options, (text, line) => {
    if (textOf.has(line)) textOf.set(line, text.replace(/\r$/, ''));
  });
  return rows.map((row) => ({ ...row, text: textOf.get(row.line)! }));
}

function columnNotices(column: CellColumn, options: ReadOptions): string[] {
  const { name, nNested, nLongNumbers, nIllFormed } = column;
  const notices: string[] = [];
  if (nNested > 0)
    notices.push(`Column ${name} holds ${nNested} nested values, kept as the text of their JSON.`);
  if (nLongNumbers > 0) {
    const outcome =
      declaredType(options, name) === 'number'
        ? 'are rounded to the nearest double'
        : 'would be rounded as numbers: the column is text';
    notices.push(`Column ${name} holds ${nLongNumbers} whole numbers beyond 2^53, which ${outcome}.`);
  }
  if (nIllFormed > 0)
    notices.push(
      `Column ${name} holds ${nIllFormed} texts with half of a surrogate pair, which became U+FFFD.`,
    );
  return notices;
}

function refuseNoRows({ nRows, quarantined }: RowGatherer, name: string): void {
  if (nRows > 0 || quarantined.length > 0) {
    refuseOnlyQuarantined(nRows, quarantined, name);
    return;
  }
  throw new DataRefusedError({
    where: name,
    found: 'the file has no rows',
    allowed: 'at least one line with an object',
    todo: 'Upload the file again with its rows',
  });
}

function refuseOnlyQuarantined(nRows: number, quarantined: readonly QuarantinedRow[], name: string): void {
  const [first] = quarantined;
  if (nRows > 0 || first === undefined) return;
  throw new DataRefusedError({
    where: name,
    found: `none of the ${quarantined.length} rows can be used; the first, on line ${first.line}, ${first.reason}`,
    allowed: 'one JSON object a line, with values that fit their columns',
    todo: 'Correct the rows',
  });
}
