import { keys } from '../../core/contracts/keys.ts';
import type { LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { fileList } from '../output/file-list.ts';
import { cleanLocally } from '../pipeline/clean-locally.ts';
import { copyFiles } from '../pipeline/copy-files.ts';
import { namingConfig } from '../pipeline/naming-config.ts';
import { printRanking } from '../pipeline/print-ranking.ts';
import { searchLocally } from '../pipeline/tune-locally.ts';
import type { InputOptions } from './clean.ts';

const FILES = ['cv_results.csv', 'timings.csv', 'holdout.csv', 'selection.json', 'plan.json'] as const;

/** `upkeep tune DATA`: the search and its results, without registering anything. */
export async function tune(data: string, options: InputOptions, context: LocalContext): Promise<number> {
  const dataSet = await cleanLocally({ data, name: options.name, config: options.config }, context);
  const names = { model: dataSet.model, config: options.config };
  const search = await namingConfig(names, () => searchLocally(dataSet, context));
  await printRanking(search, context);
  const files = await copyFiles(
    context.ports.store,
    FILES.map((file) => keys.run(search.model, search.runId, file)),
    options.out,
  );
  context.output.print(fileList(files));
  context.output.result({
    command: 'tune',
    dataSet,
    model: search.model,
    runId: search.runId,
    selection: search.selection,
    files,
  });
  return EXIT.ok;
}
