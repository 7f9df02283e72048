import { keys } from '../../core/contracts/keys.ts';
import type { CleanOutput } from '../../core/contracts/steps.ts';
import type { Context, LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { fileList } from '../output/file-list.ts';
import { APPLIED_FILES, applyRecipeFile } from '../pipeline/apply-recipe.ts';
import { cleanLocally } from '../pipeline/clean-locally.ts';
import { copyFiles } from '../pipeline/copy-files.ts';
import { explainClean } from '../pipeline/explain-clean.ts';
import { refuseOverwriting } from '../pipeline/refuse-overwriting.ts';

export interface InputOptions {
  /** What the data set is called. */
  readonly name?: string;
  readonly config?: string;
  readonly out: string;
}

const FILES = [
  'clean.csv',
  'clean.parquet',
  'recipe.json',
  'profile.json',
  'ledger.json',
  'quarantine.csv',
  'manifest.json',
] as const;

interface CleanOptions extends InputOptions {
  /** Tells what would be done, and writes nothing. */
  readonly explain?: boolean;
  /** A recipe.json to treat new rows by. */
  readonly apply?: string;
}

/** `upkeep clean DATA` */
export async function clean(data: string, options: CleanOptions, context: LocalContext): Promise<number> {
  const { apply, out } = options;
  const inputs = apply === undefined ? [data] : [data, apply];
  if (options.explain !== true)
    refuseOverwriting({ inputs, out, names: apply === undefined ? FILES : APPLIED_FILES });
  if (apply !== undefined) return applyRecipeFile(data, { ...options, apply }, context);
  if (options.explain === true)
    return explainClean({ data, name: options.name, config: options.config }, context);
  const dataSet = await cleanLocally({ data, name: options.name, config: options.config }, context);
  const files = await copyDataSet(dataSet, options.out, context);
  context.output.print(`  Read as ${dataSet.source}`);
  context.output.print(fileList(files));
  context.output.result({ command: 'clean', ...dataSet, files });
  return EXIT.ok;
}

export function copyDataSet(
  { model, datasetId }: CleanOutput,
  out: string,
  { ports }: Context,
): Promise<string[]> {
  return copyFiles(
    ports.store,
    FILES.map((file) => keys.dataSet(model, datasetId, file)),
    out,
  );
}
