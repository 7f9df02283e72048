import { columnNames } from '../csv/column-names.ts';
import { jsonLinesColumns } from '../json-lines/json-lines-columns.ts';
import { parquetColumns } from '../parquet/read/parquet-columns.ts';
import { type OpenOptions, openInput } from './open-input.ts';
import type { ReadOptions } from './table-read.ts';

/**
 * The column names of a file of any format. Of CSV no more is read than its header needs, of Parquet its end, of JSON Lines every key.
 * @throws DataRefusedError
 */
export async function inputColumns(
  source: AsyncIterable<Uint8Array>,
  options: OpenOptions & Pick<ReadOptions, 'delimiter'>,
): Promise<readonly string[]> {
  const { format, bytes, close } = await openInput(source, options);
  try {
    switch (format) {
      case 'parquet':
        return await parquetColumns(bytes, options);
      case 'jsonLines':
        return await jsonLinesColumns(bytes, options);
      default:
        return await columnNames(bytes, options.name, options.delimiter ?? (format === 'tsv' ? '\t' : null));
    }
  } finally {
    await close();
  }
}
