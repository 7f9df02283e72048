import { keys } from '../../core/contracts/keys.ts';
import { writeRunReport } from '../../report/write-run-report.ts';
import type { LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { fileList } from '../output/file-list.ts';
import { cleanLocally } from '../pipeline/clean-locally.ts';
import { copyFiles } from '../pipeline/copy-files.ts';
import { namingConfig } from '../pipeline/naming-config.ts';
import { tuneLocally } from '../pipeline/tune-locally.ts';
import { copyDataSet, type InputOptions } from './clean.ts';

const FILES = [
  'cv_results.csv',
  'timings.csv',
  'holdout.csv',
  'model.json',
  'run.json',
  'report.html',
] as const;

/** `upkeep run DATA`: clean, tune, register. */
export async function run(data: string, options: InputOptions, context: LocalContext): Promise<number> {
  const dataSet = await cleanLocally({ data, name: options.name, config: options.config }, context);
  const names = { model: dataSet.model, config: options.config };
  const outcome = await namingConfig(names, () => tuneLocally(dataSet, context));
  await writeRunReport(outcome, context.ports);
  const runKeys = FILES.map((file) => keys.run(outcome.model, outcome.runId, file));
  const files = [
    ...(await copyDataSet(dataSet, options.out, context)),
    ...(await copyFiles(context.ports.store, runKeys, options.out)),
  ];
  context.output.print(fileList(files));
  context.output.result({ command: 'run', dataSet, ...outcome, files });
  return EXIT.ok;
}
