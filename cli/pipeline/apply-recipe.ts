import { join } from 'node:path';
import { parseRecipe } from '../../core/cleaning/parse-recipe.ts';
import { csvChunks } from '../../core/csv/write-csv.ts';
import { quarantineChunks } from '../../core/csv/write-quarantine.ts';
import { applyToNewRows } from '../../core/data-set/apply-to-new-rows.ts';
import { quarantineNotices } from '../../core/data-set/quarantine-notices.ts';
import { readNewRows } from '../../core/data-set/read-new-rows.ts';
import { rowLedger } from '../../core/data-set/row-ledger.ts';
import { parquetChunks } from '../../core/parquet/write-parquet.ts';
import { sourceOf } from '../../core/table/table-source.ts';
import type { LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { fileList } from '../output/file-list.ts';
import { leftOutNotices } from '../output/left-out-notices.ts';
import { writeFileAtomically } from './copy-files.ts';
import { rawFile } from './raw-file.ts';
import { configFor } from './upload.ts';
import { readUserFile } from './user-file.ts';

interface ApplyOptions {
  readonly apply: string;
  readonly name?: string;
  readonly config?: string;
  readonly out: string;
}

/** What applying a recipe writes. */
export const APPLIED_FILES = ['clean.csv', 'clean.parquet', 'quarantine.csv'] as const;

const NO_ROWS = { duplicates: 0, withoutTarget: 0, leftOut: 0 } as const;

/**
 * `upkeep clean --apply RECIPE DATA`: new rows get the treatment that the recipe was fitted for. Every row of the file comes
 * out, in its order, or is set aside in `quarantine.csv`. The configuration tells how the file is read.
 */
export async function applyRecipeFile(
  data: string,
  { apply, config: file, name, out }: ApplyOptions,
  { output }: Pick<LocalContext, 'output'>,
): Promise<number> {
  const recipe = parseRecipe(await readUserFile(apply, 'the recipe'), apply);
  const raw = rawFile(data, name);
  const { config } = await configFor(raw.name, file);
  const read = await readNewRows(raw, recipe, config.data);
  const { finished, notices: noticed } = applyToNewRows(recipe, read.table);
  const rows = rowLedger({
    ...NO_ROWS,
    read: read.nRowsRead,
    kept: finished.nRows,
    quarantined: read.quarantined.length,
  });
  const files = APPLIED_FILES.map((file) => join(out, file));
  await writeFileAtomically(files[0]!, csvChunks(sourceOf(finished), config.clean));
  await writeFileAtomically(files[1]!, parquetChunks(sourceOf(finished)));
  await writeFileAtomically(files[2]!, quarantineChunks(read.quarantined, config.clean));
  const notices = [
    ...quarantineNotices(read),
    ...read.notices,
    ...leftOutNotices(read.quarantined),
    ...noticed,
  ];
  const setAside = rows.quarantined === 0 ? '' : `, ${rows.quarantined} quarantined`;
  output.print(`✔ Clean: ${counted(rows.kept, 'row')}${setAside} by the recipe ${recipe.hash.slice(0, 16)}`);
  for (const notice of notices) output.print(`  ${notice}`);
  output.print(fileList(files));
  output.result({
    command: 'clean',
    recipe: recipe.hash,
    source: read.source,
    nRead: rows.read,
    nRows: rows.kept,
    nQuarantined: rows.quarantined,
    notices,
    files,
  });
  return EXIT.ok;
}
