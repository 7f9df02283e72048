import type { Command } from 'commander';

/** What a deployment is taken to do in a month, each with its default. */
export function withCostOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration (default: ./upkeep.yaml)')
    .option('--models <n>', 'models in service', '1')
    .option('--uploads <n>', 'uploads a month, retunings included', '1')
    .option('--rows <n>', 'rows of an upload', '10000')
    .option('--columns <n>', 'features of an upload, after encoding', '20')
    .option('--predictions <n>', 'predictions a month, of each model', '10000')
    .option('--log-objects <n>', 'objects a month that hold them, of each model (default: one an hour)')
    .option('--tick-minutes <n>', 'how often new logs are looked for, as deployed', '5')
    .option('--region <name>', 'the region that the prices are of (default: that of the prices)')
    .option(
      '--prices <file>',
      'your own prices, JSON or YAML, in place of some of those that come with Upkeep',
    );
}
