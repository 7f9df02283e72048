import { linesWithout } from '../input/lines-without.ts';
import { misfitNotice, misfitsError } from '../input/misfits.ts';
import { DEFAULT_MAX_ROW_BYTES, type FormatRead, type ReadOptions } from '../input/table-read.ts';
import { isEmptyColumn } from './column-builder.ts';
import { describeSource } from './describe-source.ts';
import { headerNotices } from './name-columns.ts';
import { nextPlan } from './next-plan.ts';
import { readPass } from './read-pass.ts';
import { FIRST_PLAN } from './read-plan.ts';
import { refuseFaultyFile } from './refuse-faulty-file.ts';
import type { RowReader } from './row-reader.ts';
import { rowTexts } from './row-texts.ts';
import { type SettledColumn, settleColumn } from './settle-column.ts';
import type { TailOptions } from './tail/tail-reader.ts';

/**
 * Reads a CSV file into typed columns, chunk by chunk; where the chunks are cut makes no difference.
 *
 * The format is RFC 4180 in UTF-8: a header, then rows; fields in quotes may hold delimiters, line breaks and
 * doubled quotes; LF, CRLF or CR; the delimiter is the comma, semicolon, tab or pipe that the header holds most of.
 * Blank lines are skipped. What is no row is quarantined, and what is repaired is said in `notices`:
 * `docs/input.md` has the outcome of each defect. Types are inferred from every row (`settle-column.ts`), unless
 * declared; numbers are those of `parse-number.ts`, times those of `parse-time.ts`.
 *
 * `open` is called again only when a text stands below numbers and the column is not mostly numbers, when cells that do
 * not fit quarantine their rows, when only some rows end with a delimiter that the header lacks, when the end, read elsewhere,
 * means something only together with what is before it, or for the text of rows with a gap in `needed`.
 * O(bytes), plus sorting the distinct texts of each column.
 *
 * @throws DataRefusedError when the file is no table or cells do not fit their column
 * @throws ConfigurationError when a type is declared for a column that does not exist
 */
export async function readCsv(
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions & TailOptions,
): Promise<FormatRead> {
  let plan = FIRST_PLAN;
  let { tail } = options;
  const quarantining: string[] = [];
  const longWholes = new Map<string, string>();
  for (;;) {
    const reader = await readPass(open(), { ...options, tail }, plan);
    tail = undefined;
    if (reader.lacksTail) continue;
    if (reader.isContradicted) {
      plan = { ...plan, mayEndWithDelimiter: false };
      continue;
    }
    refuseFaultyFile(reader);
    const settled = reader.columns.map((builder) => settleColumn(reader, builder));
    const misfits = settled.flatMap(({ misfit }) => misfit ?? []);
    const { badCells = 'refuse' } = options;
    if (misfits.length > 0 && badCells === 'refuse') throw misfitsError(options, misfits);
    const next = nextPlan(plan, { settled, columns: reader.columns, badCells });
    for (const [index, { longWholes: notice }] of settled.entries()) {
      const { name } = reader.columns[index]!;
      if (notice !== undefined && !longWholes.has(name)) longWholes.set(name, notice);
    }
    if (next === undefined) {
      const read = finish(reader, options, { settled, quarantining, longWholes });
      return withRowTexts(read, open, options);
    }
    if (badCells === 'quarantine') quarantining.push(...misfits.map((it) => misfitNotice(it, badCells)));
    plan = next;
  }
}

/** Looks at the file once more where rows lack what is needed. */
async function withRowTexts(
  read: FormatRead,
  open: () => AsyncIterable<Uint8Array>,
  { needed = null, maxRowBytes = DEFAULT_MAX_ROW_BYTES }: ReadOptions,
): Promise<FormatRead> {
  const wanted = linesWithout(read, needed);
  if (wanted.length === 0) return read;
  const { lines, quarantined } = read;
  const starts = new Int32Array(lines.length + quarantined.length);
  starts.set(lines);
  for (let row = 0; row < quarantined.length; row++) starts[lines.length + row] = quarantined[row]!.line;
  starts.sort();
  return { ...read, rowTexts: await rowTexts(open(), { wanted, starts, maxRowBytes }) };
}

function finish(
  reader: RowReader,
  options: ReadOptions,
  {
    settled,
    quarantining,
    longWholes,
  }: {
    readonly settled: readonly SettledColumn[];
    readonly quarantining: readonly string[];
    readonly longWholes: ReadonlyMap<string, string>;
  },
): FormatRead {
  const { nRows, nRowsRead, quarantined, header, columns } = reader;
  const isDropped = header.endsWithDelimiter && isEmptyColumn(columns.at(-1)!, nRows);
  const kept = isDropped ? settled.slice(0, -1) : settled;
  return {
    table: { nRows, columns: kept.map(({ column }) => column).filter((column) => column !== 'readAsTexts') },
    lines: reader.lines.subarray(0, nRows),
    quarantined,
    nRowsRead,
    source: describeSource(reader),
    notices: [
      ...headerNotices(header, (index) => index < kept.length),
      ...delimiterNotices(reader, isDropped),
      ...quarantining,
      ...kept.flatMap(({ misfit, notices = [] }, index) => [
        ...(misfit === undefined ? [] : [misfitNotice(misfit, options.badCells)]),
        ...(longWholes.has(columns[index]!.name) ? [longWholes.get(columns[index]!.name)!] : []),
        ...notices,
      ]),
    ],
  };
}

function delimiterNotices({ endsWithDelimiter }: RowReader, isDropped: boolean): string[] {
  if (isDropped)
    return ['Every line ends with a delimiter: the column without a name and values behind it is left out.'];
  if (endsWithDelimiter === 'yes')
    return ['Every row ends with a delimiter that the header lacks: the empty field behind it is left out.'];
  return [];
}
