import type { ReadOptions } from '../../input/table-read.ts';
import { parseFooter } from './parquet-file.ts';
import { wholeFile } from './whole-file.ts';

/** The columns of a Parquet file, by its end; no value is read. @throws DataRefusedError */
export async function parquetColumns(
  source: AsyncIterable<Uint8Array>,
  options: Pick<ReadOptions, 'name' | 'maxUnpackedBytes'>,
): Promise<readonly string[]> {
  return parseFooter(await wholeFile(source), options).header.names;
}
