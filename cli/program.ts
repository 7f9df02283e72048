import { Command, Option } from 'commander';
import { stackOption, storeOption, withCommonOptions, withInput } from './command-options.ts';
import {
  type Connect,
  type Context,
  createDeployedContext,
  createLocalContext,
  type DeployedOptions,
  type LocalContext,
  type LocalOptions,
} from './context.ts';
import { withCostOptions } from './cost-options.ts';
import type { Streams } from './output/output.ts';
import { packageVersion } from './package-root.ts';

type Options = Record<string, unknown>;

type Run = (args: string[], options: Options) => Promise<number>;

/** Makes what commander calls of what a command does. */
export type Act = (run: Run) => (...called: unknown[]) => Promise<void>;

interface ProgramParts {
  readonly streams: Streams;
  readonly connect: Connect;
  readonly act: Act;
}

/** What the commands are made of: by the place that they work on, a command and its context. */
interface Kit {
  readonly act: Act;
  readonly streams: Streams;
  /** On no store at all. */
  readonly command: (usage: string, description: string) => Command;
  readonly onStore: (usage: string, description: string) => Command;
  readonly onEither: (usage: string, description: string) => Command;
  readonly onStack: (usage: string, description: string) => Command;
  readonly local: (options: Options) => LocalContext;
  readonly either: (options: Options) => Promise<Context>;
  readonly deployed: (options: Options) => ReturnType<typeof createDeployedContext>;
}

/** All commands. What one does is loaded when it is called, so that `--help` is quick. */
export function buildProgram(parts: ProgramParts): Command {
  const { streams } = parts;
  const program = new Command('upkeep')
    .description('Keeps deployed machine-learning models healthy: clean, tune, register, watch, tune again.')
    .version(packageVersion())
    .showHelpAfterError('(upkeep --help shows the commands)')
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    })
    .exitOverride();
  const kit = kitOf(program, parts);
  addLocalCommands(kit);
  addLogCommands(kit);
  addModelCommands(kit);
  addDeploymentCommands(kit);
  return program;
}

function kitOf(program: Command, { streams, connect, act }: ProgramParts): Kit {
  const command = (usage: string, description: string) =>
    withCommonOptions(program.command(usage).description(description));
  const onStore: Kit['onStore'] = (...words) => command(...words).addOption(storeOption());
  const local = (options: Options) => createLocalContext(options as unknown as LocalOptions, streams);
  const deployed = (options: Options) =>
    createDeployedContext(options as unknown as DeployedOptions, streams, connect);
  return {
    act,
    streams,
    command,
    onStore,
    onEither: (...words) => onStore(...words).addOption(stackOption().conflicts('store')),
    onStack: (...words) => command(...words).addOption(stackOption().makeOptionMandatory()),
    local,
    either: async (options) => (options.stack === undefined ? local(options) : deployed(options)),
    deployed,
  };
}

const DATA =
  'a file of CSV, TSV, JSON Lines or Parquet, also compressed with gzip or Zstandard; - for standard input';
const DATA_NAME = [
  '--name <file>',
  'what to call the data set, with its ending (default: its file, or stdin)',
] as const;

function withData(command: Command): Command {
  return command.argument('<data>', DATA).option(...DATA_NAME);
}

/** What computes on this machine. */
function addLocalCommands({ onStore, command, act, local, streams }: Kit): void {
  onStore('demo', 'the example of the README, end to end, on real data')
    .option('--fresh', 'start over: forget what an earlier demo left in its store')
    .action(act(async (_, options) => (await import('./commands/demo.ts')).demo(options as never, streams)));
  const onData = (usage: string, description: string) => withInput(withData(onStore(usage, description)));
  onData('run', 'clean a data set, tune the model and register the best').action(
    act(async ([data], options) =>
      (await import('./commands/run.ts')).run(data!, options as never, local(options)),
    ),
  );
  withData(command('profile', 'what is in a file: types, gaps and how the values are spread; writes nothing'))
    .option('--config <file>', 'the configuration (default: ./upkeep.yaml)')
    .action(
      act(async ([data], options) =>
        (await import('./commands/profile.ts')).profile(data!, options as never, streams),
      ),
    );
  const explain = new Option('--explain', 'tell what would be done to each column, and write nothing');
  onData('clean', 'clean a data set')
    .addOption(explain)
    .addOption(new Option('--apply <recipe>', 'treat new rows by a recipe.json').conflicts('explain'))
    .action(
      act(async ([data], options) =>
        (await import('./commands/clean.ts')).clean(data!, options as never, local(options)),
      ),
    );
  onData('tune', 'search the hyper-parameters, register nothing')
    .option(
      '--estimate',
      'clean and plan, tell what the search would take and cost on Lambda, and evaluate nothing',
    )
    .addHelpText('after', '\nExample:\n  upkeep tune cars.csv --estimate')
    .action(
      act(async ([data], options) =>
        (await import('./commands/tune.ts')).tune(data!, options as never, local(options)),
      ),
    );
}

/** What writes and reads prediction logs. */
function addLogCommands({ onEither, act, either }: Kit): void {
  onEither('predict', 'predict with a registered model, and log the predictions with their raw features')
    .argument('<data>', DATA)
    .option(...DATA_NAME)
    .requiredOption('--model <name>', 'NAME, NAME@ALIAS or NAME:VERSION')
    .option('--config <file>', "how the data set is read (default: the model's stored configuration)")
    .option('--out <file>', 'the prediction log', './upkeep-out/predictions.jsonl')
    .option('--upload', "with --stack: also put the log where the deployment's monitor finds it")
    .action(
      act(async ([data], options) =>
        (await import('./commands/predict.ts')).predict(data!, options as never, await either(options)),
      ),
    );
  const model = new Option('--model <name>', 'the model, under the configuration that is stored for it');
  const now = new Option('--now <time>', 'evaluate as of this ISO 8601 time instead of the present');
  withInput(
    onEither('monitor', 'summarise prediction logs, evaluate the alert rules, tune again if one says so'),
  )
    .argument('[log...]', 'prediction logs, JSON Lines; with --stack there may be none')
    .addOption(model.conflicts('config'))
    .option('--actuals <file...>', 'logs of actual values', [])
    .addOption(now.conflicts('stack'))
    .action(
      act(async (logs, options) =>
        (await import('./commands/monitor.ts')).monitor(logs, options as never, await either(options)),
      ),
    );
}

/** What looks at models and moves their champions. */
function addModelCommands({ onEither, act, either }: Kit): void {
  onEither('models', 'list the models, or the versions of one')
    .argument('[name]', 'a model')
    .action(
      act(async ([name], options) =>
        (await import('./commands/models.ts')).models(name, await either(options)),
      ),
    );
  onEither('status', 'what is in service, under way and wrong, of every model or of one')
    .argument('[name]', 'a model')
    .addHelpText('after', '\nExample:\n  upkeep status auto-mpg --stack Upkeep')
    .action(
      act(async ([name], options) =>
        (await import('./commands/status.ts')).status(name, await either(options)),
      ),
    );
  onEither('promote', 'make a version the champion')
    .argument('<model>', 'NAME:VERSION or NAME@challenger')
    .option('--reason <text>', 'kept with the move', 'promoted by hand')
    .action(
      act(async ([model], options) =>
        (await import('./commands/promote.ts')).promote(model!, options as never, await either(options)),
      ),
    );
  onEither('rollback', 'make the champion before this one the champion again')
    .argument('<model>', 'NAME')
    .option('--reason <text>', 'kept with the move', 'rolled back by hand')
    .action(
      act(async ([model], options) =>
        (await import('./commands/rollback.ts')).rollback(model!, options as never, await either(options)),
      ),
    );
}

/** What is about deployments alone. */
function addDeploymentCommands({ onStack, command, act, deployed, streams }: Kit): void {
  onStack('push', 'upload a data set to a deployment, and follow what becomes of it')
    .argument('<data>', DATA)
    .option(...DATA_NAME)
    .option('--config <file>', 'the configuration (default: ./upkeep.yaml)')
    .option('--no-follow', 'return as soon as it is uploaded')
    .option('--timeout <minutes>', 'how long to follow it', '60')
    .addHelpText('after', '\nExample:\n  upkeep push cars.csv --config upkeep.yaml --stack Upkeep')
    .action(
      act(async ([data], options) =>
        (await import('./commands/push.ts')).push(data!, options as never, await deployed(options)),
      ),
    );
  withCostOptions(command('cost', 'estimate what a deployment costs in a month')).action(
    act(async (_, options) => (await import('./commands/cost.ts')).cost(options as never, streams)),
  );
}
