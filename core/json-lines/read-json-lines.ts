import { counted } from '../counted.ts';
import { checkDeclaredNames } from '../input/check-declared-names.ts';
import { distinctNames } from '../input/distinct-names.ts';
import { finishTable } from '../input/finish-table.ts';
import { withoutSpelledNumbers } from '../input/gathered-column.ts';
import { linesWithout } from '../input/lines-without.ts';
import { nameNotices } from '../input/name-notices.ts';
import { noColumnsError, noRowsError, onlyQuarantinedError } from '../input/refusals.ts';
import type { FormatRead, ReadOptions } from '../input/table-read.ts';
import { type CellColumn, gathered } from './cell-column.ts';
import { forEachLine } from './for-each-line.ts';
import { createRowGatherer, gatherLine, type RowGatherer } from './row-gatherer.ts';

/**
 * Reads JSON Lines in UTF-8: an object a line, its keys the columns in the order of their first appearance. null, an absent key and
 * the spellings of a missing cell are missing. Nested values are the text of their JSON. A line that is no object is quarantined;
 * blank lines are skipped. Types are those of `column-type.ts`.
 *
 * `open` is called again only to have the text of rows that are set aside for cells that do not fit, or lack what is needed.
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
  refuseNoTable(gatherer, options.name);
  const { nRows } = gatherer;
  const header = distinctNames(gatherer.columns.map(({ name }) => name));
  if (header.names.length === 0) throw noColumnsError(options.name);
  checkDeclaredNames(header.names, options);
  const columns = gatherer.columns.map((column, at) => {
    const name = header.names[at]!;
    const declared = Object.hasOwn(options.types, name) ? options.types[name] : undefined;
    return withoutSpelledNumbers(gathered(column, nRows, { name, declared }), options.missing);
  });
  const finished = finishTable({ columns, lines: gatherer.lines.slice(0, nRows) }, options);
  const untexted = linesWithout(finished, options.needed ?? null);
  const texts = await textsOf([...finished.quarantined.map(({ line }) => line), ...untexted], open, options);
  const misfits = finished.quarantined.map((row) => ({ ...row, text: texts.get(row.line)! }));
  const quarantined = [...gatherer.quarantined, ...misfits].sort((a, b) => a.line - b.line);
  refuseNoTable({ nRows: finished.table.nRows, quarantined }, options.name);
  return {
    table: finished.table,
    lines: finished.lines,
    quarantined,
    rowTexts: new Map(untexted.map((line) => [line, texts.get(line)!])),
    nRowsRead: finished.table.nRows + quarantined.length,
    source: 'JSON Lines, UTF-8',
    notices: [
      ...nameNotices(header),
      ...gatherer.columns.flatMap((column, at) => columnNotices(column, header.names[at]!)),
      ...finished.notices,
    ],
  };
}

/** Rows as they stand in the file, by line. */
async function textsOf(
  lines: readonly number[],
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<Map<number, string>> {
  const textOf = new Map<number, string>(lines.map((line) => [line, '']));
  if (lines.length === 0) return textOf;
  await forEachLine(open(), options, (text, line) => {
    if (textOf.has(line)) textOf.set(line, text.replace(/\r$/, ''));
  });
  return textOf;
}

function columnNotices({ nNested, nUnwritable }: CellColumn, name: string): string[] {
  const notices: string[] = [];
  if (nNested > 0)
    notices.push(`Column ${name} holds ${counted(nNested, 'nested value')}, kept as the text of their JSON.`);
  if (nUnwritable > 0)
    notices.push(
      `Column ${name} holds ${counted(nUnwritable, 'text')} with NUL or half of a surrogate pair, which became U+FFFD.`,
    );
  return notices;
}

const ALLOWED = 'one JSON object a line, with values that fit their columns';

function refuseNoTable(
  { nRows, quarantined }: Pick<RowGatherer, 'nRows' | 'quarantined'>,
  name: string,
): void {
  const [first] = quarantined;
  if (nRows > 0) return;
  if (first === undefined) throw noRowsError(name);
  throw onlyQuarantinedError(name, { nRowsRead: quarantined.length, ...first, allowed: ALLOWED });
}
