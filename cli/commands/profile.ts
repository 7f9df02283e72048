import { quarantineNotices } from '../../core/data-set/quarantine-notices.ts';
import { readRaw } from '../../core/data-set/read-raw.ts';
import { profileColumns } from '../../core/profile/profile-columns.ts';
import type { CommonOptions } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { leftOutNotices } from '../output/left-out-notices.ts';
import { createOutput, type Streams } from '../output/output.ts';
import { profileTable } from '../output/profile-table.ts';
import { rawFile } from '../pipeline/raw-file.ts';
import { configFor } from '../pipeline/upload.ts';

interface ProfileOptions extends CommonOptions {
  readonly config?: string;
  /** What the data set is called. */
  readonly name?: string;
}

/** `upkeep profile FILE`: what is in a file, as it would be read. Writes nothing anywhere. */
export async function profile(file: string, options: ProfileOptions, streams: Streams): Promise<number> {
  const output = createOutput({ json: options.json ?? false, quiet: options.quiet ?? false }, streams);
  const raw = rawFile(file, options.name);
  const { config } = await configFor(raw.name, options.config);
  const read = await readRaw(raw, config);
  const { table, source, quarantined } = read;
  const columns = profileColumns(table, config.data);
  const notices = [...quarantineNotices(read), ...read.notices, ...leftOutNotices(quarantined)];
  output.print(
    `${file === '-' ? raw.name : file}: ${source}; ${counted(table.nRows, 'row')}, ${counted(columns.length, 'column')}`,
  );
  output.print(`\n${profileTable(columns, table.nRows)}`);
  if (notices.length > 0) output.print(`\n${notices.join('\n')}`);
  output.result({
    command: 'profile',
    file,
    source,
    nRows: table.nRows,
    nQuarantined: quarantined.length,
    columns,
    notices,
  });
  return EXIT.ok;
}
