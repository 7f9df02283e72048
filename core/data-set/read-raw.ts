import type { ModelConfig } from '../contracts/config/model-config.ts';
import { columnNames } from '../csv/column-names.ts';
import { readCsv } from '../csv/read-csv.ts';
import { isRefusal } from '../errors.ts';
import type { TableRead } from '../input/table-read.ts';
import { checkColumns } from './check-columns.ts';
import { declaredTypes } from './declared-types.ts';
import { namingFile } from './naming-file.ts';

export interface RawFile {
  /** For messages. */
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Reads a raw file as its configuration says; columns that options name must be there. @throws ConfigurationError, DataRefusedError */
export async function readRaw({ name, open }: RawFile, config: ModelConfig): Promise<TableRead> {
  const { data } = config;
  try {
    checkColumns(config, await columnNames(open(), name));
    return await readCsv(open, { name, missing: data.missing, types: declaredTypes(data) });
  } catch (error) {
    throw isRefusal(error) ? namingFile(error, name) : error;
  }
}
