import { cleanTable } from '../../core/data-set/clean-table.ts';
import { readRaw } from '../../core/data-set/read-raw.ts';
import { explainCleaning } from '../../core/explain/explain-cleaning.ts';
import type { LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { leftOutNotices } from '../output/left-out-notices.ts';
import { planTable } from '../output/plan-table.ts';
import { rawFile } from './raw-file.ts';
import { configFor } from './upload.ts';

/** `upkeep clean DATA --explain`: the cleaning is carried out in memory, told, and written nowhere. */
export async function explainClean(
  data: string,
  file: string | undefined,
  { output, nowMs }: Pick<LocalContext, 'output' | 'nowMs'>,
): Promise<number> {
  const { config, given } = await configFor(data, file);
  const read = await readRaw(await rawFile(data), config);
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
