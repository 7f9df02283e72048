import { isRetuningFile } from '../../core/contracts/keys.ts';
import { type CleanedTable, type Cleaning, cleanTable } from '../../core/data-set/clean-table.ts';
import { namingFile } from '../../core/data-set/naming-file.ts';
import { readRaw } from '../../core/data-set/read-raw.ts';
import { isRefusal } from '../../core/errors.ts';
import { explainCleaning } from '../../core/explain/explain-cleaning.ts';
import type { TableRead } from '../../core/input/table-read.ts';
import type { LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { leftOutNotices } from '../output/left-out-notices.ts';
import { planTable } from '../output/plan-table.ts';
import { rawFile } from './raw-file.ts';
import { configFor, type UploadRequest } from './upload.ts';

/** `upkeep clean DATA --explain`: the cleaning is carried out in memory, told, and written nowhere. */
export async function explainClean(
  { data, config: file, name }: UploadRequest,
  { output, nowMs }: Pick<LocalContext, 'output' | 'nowMs'>,
): Promise<number> {
  const raw = rawFile(data, name);
  const { config, given } = await configFor(raw.name, file);
  const read = await readRaw(raw, config);
  const cleaned = await cleanNaming(raw.name, read, {
    config,
    uploadedAtMs: nowMs(),
    isRetuning: isRetuningFile(raw.name),
  });
  const plan = explainCleaning(cleaned, await cleaned.profile(), { config, given });
  const { rows } = cleaned.ledger;
  const notices = [...cleaned.notices, ...leftOutNotices(cleaned.quarantined)];
  output.print(
    `${data === '-' ? raw.name : data}: ${cleaned.source}; ${counted(rows.read, 'row')}, ${rows.kept} kept. Nothing is written.`,
  );
  output.print(`\n${planTable(plan)}`);
  if (notices.length > 0) output.print(`\n${notices.join('\n')}`);
  output.result({ command: 'clean', explain: true, file: data, source: cleaned.source, rows, plan, notices });
  return EXIT.ok;
}

/** A refusal names the file, as that of an upload does. */
async function cleanNaming(name: string, read: TableRead, cleaning: Cleaning): Promise<CleanedTable> {
  try {
    return await cleanTable(read, cleaning);
  } catch (error) {
    throw isRefusal(error) ? namingFile(error, name) : error;
  }
}
