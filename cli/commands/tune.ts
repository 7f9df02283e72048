import { keys } from '../../core/contracts/keys.ts';
import type { LocalContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { fileList } from '../output/file-list.ts';
import { forecastText } from '../output/forecast-text.ts';
import { cleanLocally } from '../pipeline/clean-locally.ts';
import { copyFiles } from '../pipeline/copy-files.ts';
import { forecastSearch } from '../pipeline/estimate-tune.ts';
import { namingConfig } from '../pipeline/naming-config.ts';
import { printRanking } from '../pipeline/print-ranking.ts';
import { searchLocally } from '../pipeline/tune-locally.ts';
import type { InputOptions } from './clean.ts';

const FILES = ['cv_results.csv', 'timings.csv', 'holdout.csv', 'selection.json', 'plan.json'] as const;

export interface TuneOptions extends InputOptions {
  readonly estimate?: boolean;
}

/** `upkeep tune DATA`: the search and its results, without registering anything; with `--estimate` what it would take. */
export async function tune(data: string, options: TuneOptions, context: LocalContext): Promise<number> {
  const dataSet = await cleanLocally({ data, name: options.name, config: options.config }, context);
  const names = { model: dataSet.model, config: options.config };
  if (options.estimate === true) {
    const forecast = await namingConfig(names, () => forecastSearch(dataSet, context));
    context.output.print(forecastText(forecast));
    context.output.result({ command: 'tune', dataSet, estimate: forecast });
    return EXIT.ok;
  }
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
