import { keys } from '../../core/contracts/keys.ts';
import type { CleanOutput } from '../../core/contracts/steps.ts';
import type { Context, LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { fileList } from '../output/file-list.ts';
import { cleanLocally } from '../pipeline/clean-locally.ts';
import { copyFiles } from '../pipeline/copy-files.ts';

export interface InputOptions {
  readonly config?: string;
  readonly out: string;
}

const FILES = [
  'clean.csv',
  'recipe.json',
  'profile.json',
  'ledger.json',
  'quarantine.csv',
  'manifest.json',
] as const;

/** `upkeep clean DATA` */
export async function clean(data: string, options: InputOptions, context: LocalContext): Promise<number> {
  const dataSet = await cleanLocally({ data, config: options.config }, context);
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
