import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { TailOptions } from '../csv/tail/tail-reader.ts';
import { isRefusal } from '../errors.ts';
import { inputColumns } from '../input/input-columns.ts';
import { readTable } from '../input/read-table.ts';
import { contentsOf, refuseLargeTable } from '../input/table-memory.ts';
import type { ReadOptions, TableRead } from '../input/table-read.ts';
import { checkColumns } from './check-columns.ts';
import { namingFile } from './naming-file.ts';
import { readOptions } from './read-options.ts';

export interface RawFile
  extends TailOptions,
    Pick<ReadOptions, 'sizeBytes' | 'maxUnpackedBytes' | 'maxTableBytes' | 'isShared'> {
  /** For messages, and to tell the format by. */
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Reads a raw file as its configuration says; columns that options name must be there. @throws ConfigurationError, DataRefusedError */
export async function readRaw({ name, open, ...rest }: RawFile, config: ModelConfig): Promise<TableRead> {
  const options = { ...readOptions(config.data, name), ...rest, needed: config.data.time };
  try {
    checkColumns(config, await inputColumns(open(), options));
    const read = await readTable(open, options);
    const { maxTableBytes: maxBytes } = options;
    if (maxBytes !== undefined) refuseLargeTable(contentsOf(read.table), { name, maxBytes });
    return read;
  } catch (error) {
    throw isRefusal(error) ? namingFile(error, name) : error;
  }
}
