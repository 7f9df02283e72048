import { cleanTable } from '../../core/data-set/clean-table.ts';
import { readRaw } from '../../core/data-set/read-raw.ts';
import { explainCleaning } from '../../core/explain/explain-cleaning.ts';
import type { LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
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
  const cleaned = cleanTable(read, { config, uploadedAtMs: nowMs() });
  const plan = explainCleaning(cleaned, { config, given });
  const { rows } = cleaned.ledger;
  const notices = [...leftOutNotices(cleaned.quarantined), ...cleaned.notices];
  output.print(`${data}: ${cleaned.source}; ${rows.read} rows, ${rows.kept} kept. Nothing is written.`);
  output.print(`\n${planTable(plan)}`);
  if (notices.length > 0) output.print(`\n${notices.join('\n')}`);
  output.result({ command: 'clean', explain: true, file: data, source: cleaned.source, rows, plan, notices });
  return EXIT.ok;
}
