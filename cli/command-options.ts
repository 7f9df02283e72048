import { type Command, Option } from 'commander';

export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'one JSON document on standard output, everything else on standard error')
    .option('--quiet', 'say nothing but errors')
    .exitOverride();
}

export function withInput(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration (default: ./upkeep.yaml)')
    .option('--out <dir>', 'where copies of the files go', './upkeep-out');
}

export function storeOption(): Option {
  return new Option('--store <dir>', 'the local store').default('./.upkeep');
}

/** In place of `--store`; both at once would leave open which one is meant. */
export function stackOption(): Option {
  return new Option('--stack <name>', 'a deployment, by the name of its stack, in place of the local store');
}
