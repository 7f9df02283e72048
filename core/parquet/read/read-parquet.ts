import { gatheredCellText } from '../../input/cell-texts.ts';
import { checkDeclaredNames } from '../../input/check-declared-names.ts';
import { finishTable } from '../../input/finish-table.ts';
import {
  type GatheredColumn,
  withoutSpelledNumbers,
  withoutSpelledTexts,
} from '../../input/gathered-column.ts';
import { linesWithout } from '../../input/lines-without.ts';
import { nameNotices } from '../../input/name-notices.ts';
import { noColumnsError, noRowsError, onlyQuarantinedError } from '../../input/refusals.ts';
import type { FormatRead, ReadOptions } from '../../input/table-read.ts';
import { gatherColumn } from './gather-column.ts';
import { parseFooter, refusingDamage } from './parquet-file.ts';
import type { ParquetMetadata } from './parse-metadata.ts';
import { isRowLabels } from './row-labels.ts';
import { wholeFile } from './whole-file.ts';

/**
 * Reads a Parquet file, whole, into typed columns, one column after the other. Numbers, booleans and times keep their type; texts are
 * typed as those of CSV are (`column-type.ts`), so that the same data gives the same table. null and NaN are missing. Lists and
 * structures are the text of their JSON. Pages are unpacked here, of the codecs and encodings that pyarrow, polars, DuckDB and Spark
 * write; the footer is taken apart with the Thrift reader of `hyparquet`. O(bytes + cells)
 *
 * @throws DataRefusedError when the file is cut off, damaged, encrypted or no table, or cells do not fit their column
 * @throws ConfigurationError when a type is declared for a column that does not exist
 */
export async function readParquet(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<FormatRead> {
  const { name, missing, types } = options;
  const file = await wholeFile(source);
  const { metadata, columns: schema, header, nRows } = parseFooter(file, options);
  if (schema.length === 0) throw noColumnsError(name);
  checkDeclaredNames(header.names, options);
  if (nRows === 0) throw noRowsError(name, 'columns');
  const columns: GatheredColumn[] = [];
  const notices = nameNotices(header);
  for (const column of schema) {
    const declared = Object.hasOwn(types, column.name) ? types[column.name] : undefined;
    const read = refusingDamage(name, () =>
      gatherColumn({ file, metadata, nRows }, column, { ...options, declared }),
    );
    if (isRowLabels(read.gathered)) {
      notices.push(`Column ${column.name} holds the row labels of pandas and is left out.`);
      continue;
    }
    columns.push(withoutSpelledTexts(withoutSpelledNumbers(read.gathered, missing), missing));
    notices.push(...read.notices);
  }
  const rows = Int32Array.from({ length: nRows }, (_, row) => row + 1);
  const finished = finishTable({ columns, lines: rows }, options);
  const quarantined = finished.quarantined
    .map((row) => ({ ...row, text: rowText(columns, row.line - 1) }))
    .sort((a, b) => a.line - b.line);
  if (finished.table.nRows === 0)
    throw onlyQuarantinedError(name, { nRowsRead: nRows, ...quarantined[0]!, allowed: ALLOWED });
  const untexted = linesWithout(finished, options.needed ?? null);
  return {
    table: finished.table,
    lines: finished.lines,
    quarantined,
    rowTexts: new Map(untexted.map((line) => [line, rowText(columns, line - 1)])),
    nRowsRead: nRows,
    source: ['Parquet', ...codecsOf(metadata)].join(', '),
    notices: [...notices, ...finished.notices],
  };
}

const ALLOWED = 'rows with values that fit their columns';

/** A row of a file without lines, as JSON. */
function rowText(columns: readonly GatheredColumn[], row: number): string {
  const cells = columns.map((column) => {
    const text = gatheredCellText(column, row);
    return [
      column.name,
      text !== null && column.numbers === 'number' && column.codes === null ? Number(text) : text,
    ];
  });
  return JSON.stringify(Object.fromEntries(cells));
}

function codecsOf({ groups }: ParquetMetadata): string[] {
  const codecs = groups.flatMap(({ chunks }) => chunks.map(({ codec }) => codec));
  return [...new Set(codecs)]
    .filter((codec) => codec !== 'UNCOMPRESSED')
    .map((codec) => LABELS[codec] ?? codec);
}

const LABELS: { readonly [codec: string]: string } = {
  SNAPPY: 'Snappy',
  GZIP: 'gzip',
  BROTLI: 'Brotli',
  ZSTD: 'Zstandard',
  LZ4: 'LZ4',
  LZ4_RAW: 'LZ4',
};
