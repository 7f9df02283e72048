import { ConflictError } from '../errors.ts';
import type { TableRead } from '../input/table-read.ts';
import { finishColumn } from './finish-column.ts';
import { isMostlyNumbers } from './infer-type.ts';
import { type CsvOptions, type CsvPass, readPass } from './read-pass.ts';
import { declaredTypeError, mostlyNumbersError, noRowsError, onlyQuarantinedError } from './refusals.ts';
import type { RowReader } from './row-reader.ts';

export type { CsvOptions } from './read-pass.ts';
export type { QuarantinedRow } from './row-reader.ts';

export type CsvRead = TableRead;

/**
 * Reads a CSV file into typed columns, chunk by chunk; where the chunks are cut makes no difference.
 *
 * The format is RFC 4180 in UTF-8: a header, then rows; fields in quotes may hold delimiters, line breaks and
 * doubled quotes; LF or CRLF; the delimiter is the comma, semicolon or tab that the header holds most of.
 * Blank lines are skipped. A row with too few or too many fields is quarantined. Types are inferred from
 * every row (`infer-type.ts`), unless declared; numbers are those of `parse-number.ts`, times those of
 * `parse-time.ts`.
 *
 * `open` is called a second time only when a text stands below numbers and the column is not mostly numbers.
 * O(bytes), plus sorting the distinct texts of each column.
 *
 * @throws DataRefusedError when the file is no table or cells do not fit their column
 * @throws ConfigurationError when a type is declared for a column that does not exist
 * @throws ConflictError when the source changed between two readings
 */
export async function readCsv(open: () => AsyncIterable<Uint8Array>, options: CsvOptions): Promise<CsvRead> {
  const first = await readPass(open(), options, new Set());
  const misread = misreadColumns(first.reader);
  if (misread.size === 0) return finish(first);
  const second = await readPass(open(), options, misread);
  if (second.digest !== first.digest)
    throw new ConflictError({
      where: options.name,
      found: 'the file changed while it was being read',
      todo: 'Try again when nobody writes it',
    });
  return finish(second);
}

/** The numeric columns that turned out to hold texts, and are to be read as texts from the start. */
function misreadColumns(reader: RowReader): Set<string> {
  const misread = new Set<string>();
  for (const { name, declared, values, nOffending, offending } of reader.columns) {
    if (nOffending === 0) continue;
    let nNumbers = 0;
    for (let row = 0; row < reader.nRows; row++) if (!Number.isNaN(values[row])) nNumbers++;
    const nValues = nNumbers + nOffending;
    const misfit = { fileName: reader.fileName, column: name, nValues, nOffending, offending };
    if (declared === 'number') throw declaredTypeError(misfit, declared);
    if (isMostlyNumbers(nNumbers, nValues)) throw mostlyNumbersError(misfit);
    misread.add(name);
  }
  return misread;
}

function finish({ reader, digest, sizeBytes }: CsvPass): CsvRead {
  const { nRows, nRowsRead, quarantined } = reader;
  const first = quarantined[0];
  if (nRowsRead === 0) throw noRowsError(reader.fileName);
  if (nRows === 0 && first !== undefined)
    throw onlyQuarantinedError(reader.fileName, { nRowsRead, ...first });
  if (nRowsRead !== nRows + quarantined.length)
    throw new Error(`${nRowsRead} rows read, ${nRows} kept and ${quarantined.length} quarantined`);
  const columns = reader.columns.map((builder) => finishColumn(reader, builder));
  return {
    table: { nRows, columns },
    lines: reader.lines.slice(0, nRows),
    quarantined,
    nRowsRead,
    digest,
    sizeBytes,
    source: 'CSV, UTF-8',
    notices: [],
  };
}
