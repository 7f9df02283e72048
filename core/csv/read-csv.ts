import { ConflictError } from '../errors.ts';
import type { ReadOptions, TableRead } from '../input/table-read.ts';
import { isEmptyColumn } from './column-builder.ts';
import { describeSource } from './describe-source.ts';
import { headerNotices } from './header-notices.ts';
import { misfitNotice, misfitsError } from './misfits.ts';
import { nextPlan } from './next-plan.ts';
import { type CsvPass, readPass } from './read-pass.ts';
import { FIRST_PLAN } from './read-plan.ts';
import { refuseFaultyFile } from './refuse-faulty-file.ts';
import type { RowReader } from './row-reader.ts';
import { type SettledColumn, settleColumn } from './settle-column.ts';

/**
 * Reads a CSV file into typed columns, chunk by chunk; where the chunks are cut makes no difference.
 *
 * The format is RFC 4180 in UTF-8: a header, then rows; fields in quotes may hold delimiters, line breaks and
 * doubled quotes; LF, CRLF or CR; the delimiter is the comma, semicolon, tab or pipe that the header holds most of.
 * Blank lines are skipped. What is no row is quarantined, and what is repaired is said in `notices`:
 * `docs/input-csv.md` has the outcome of each defect. Types are inferred from every row (`settle-column.ts`), unless
 * declared; numbers are those of `parse-number.ts`, times those of `parse-time.ts`.
 *
 * `open` is called again only when a text stands below numbers and the column is not mostly numbers, when cells that do
 * not fit quarantine their rows, or when only some rows end with a delimiter that the header lacks.
 * O(bytes), plus sorting the distinct texts of each column.
 *
 * @throws DataRefusedError when the file is no table or cells do not fit their column
 * @throws ConfigurationError when a type is declared for a column that does not exist
 * @throws ConflictError when the source changed between two readings
 */
export async function readCsv(
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<TableRead> {
  let plan = FIRST_PLAN;
  let digest: string | undefined;
  const quarantining: string[] = [];
  for (;;) {
    const pass = await readPass(open(), options, plan);
    if (digest !== undefined && digest !== pass.digest) throw changedError(options.name);
    digest = pass.digest;
    const { reader } = pass;
    if (reader.isContradicted) {
      plan = { ...plan, mayEndWithDelimiter: false };
      continue;
    }
    refuseFaultyFile(reader);
    const settled = reader.columns.map((builder) => settleColumn(reader, builder));
    const misfits = settled.flatMap(({ misfit }) => misfit ?? []);
    const { badCells = 'refuse' } = options;
    if (misfits.length > 0 && badCells === 'refuse') throw misfitsError(options.name, misfits);
    const next = nextPlan(plan, { settled, columns: reader.columns, badCells });
    if (next === undefined) return finish(pass, options, { settled, quarantining });
    if (badCells === 'quarantine') quarantining.push(...misfits.map((it) => misfitNotice(it, badCells)));
    plan = next;
  }
}

function finish(
  { reader, digest, sizeBytes }: CsvPass,
  options: ReadOptions,
  { settled, quarantining }: { settled: readonly SettledColumn[]; quarantining: readonly string[] },
): TableRead {
  const { nRows, nRowsRead, quarantined, header, columns } = reader;
  const isDropped = header.endsWithDelimiter && isEmptyColumn(columns.at(-1)!, nRows);
  const kept = isDropped ? settled.slice(0, -1) : settled;
  return {
    table: { nRows, columns: kept.map(({ column }) => column).filter((column) => column !== 'readAsTexts') },
    lines: reader.lines.slice(0, nRows),
    quarantined,
    nRowsRead,
    digest,
    sizeBytes,
    source: describeSource(reader, options),
    notices: [
      ...headerNotices(header, (index) => index < kept.length),
      ...delimiterNotices(reader, isDropped),
      ...quarantining,
      ...kept.flatMap(({ misfit, notices }) =>
        misfit === undefined ? notices : [misfitNotice(misfit, options.badCells), ...notices],
      ),
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

function changedError(where: string): ConflictError {
  return new ConflictError({
    where,
    found: 'the file changed while it was being read',
    todo: 'Try again when nobody writes it',
  });
}
