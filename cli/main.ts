import { Command, CommanderError, Option } from 'commander';
import { UpkeepError } from '../core/errors.ts';
import { type CommonOptions, createContext } from './context.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { explainingFileErrors } from './explain-file-error.ts';
import type { Streams } from './output/output.ts';
import { packageVersion } from './package-root.ts';

type Run = (args: string[], options: Record<string, unknown>) => Promise<number>;

/** Runs one command line and answers the exit code. Commands are loaded when they are called, so that `--help` is quick. */
export async function main(argv: readonly string[], streams: Streams = processStreams()): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = buildProgram(streams, (run) => async (...called: unknown[]) => {
    const command = called.at(-1) as Command;
    const options = command.opts();
    exitCode = await explainingFileErrors(options, () =>
      run(command.processedArgs.flat() as string[], options),
    );
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    streams.stderr.write(describeError(error));
    return exitCodeOf(error);
  }
}

function buildProgram(streams: Streams, act: (run: Run) => (...called: unknown[]) => Promise<void>): Command {
  const program = new Command('upkeep')
    .description('Keeps deployed machine-learning models healthy: clean, tune, register, watch, tune again.')
    .version(packageVersion())
    .showHelpAfterError('(upkeep --help shows the commands)')
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    })
    .exitOverride();
  const context = (options: Record<string, unknown>) =>
    createContext(options as unknown as CommonOptions, streams);
  const add = (usage: string, description: string) =>
    withCommonOptions(program.command(usage).description(description));

  add('demo', 'the example of the README, end to end, on real data')
    .option('--fresh', 'start over: forget what an earlier demo left in its store')
    .action(act(async (_, options) => (await import('./commands/demo.ts')).demo(options as never, streams)));
  withInput(
    add('run', 'clean a data set, tune the model and register the best').argument('<data>', 'a CSV file'),
  ).action(
    act(async ([data], options) =>
      (await import('./commands/run.ts')).run(data!, options as never, context(options)),
    ),
  );
  withInput(add('clean', 'clean a data set').argument('<data>', 'a CSV file')).action(
    act(async ([data], options) =>
      (await import('./commands/clean.ts')).clean(data!, options as never, context(options)),
    ),
  );
  withInput(
    add('tune', 'search the hyper-parameters, register nothing').argument('<data>', 'a CSV file'),
  ).action(
    act(async ([data], options) =>
      (await import('./commands/tune.ts')).tune(data!, options as never, context(options)),
    ),
  );
  add('predict', 'predict with a registered model, and log the predictions with their raw features')
    .argument('<data>', 'a CSV file')
    .requiredOption('--model <name>', 'NAME, NAME@ALIAS or NAME:VERSION')
    .option('--out <file>', 'the prediction log', './upkeep-out/predictions.jsonl')
    .action(
      act(async ([data], options) =>
        (await import('./commands/predict.ts')).predict(data!, options as never, context(options)),
      ),
    );
  withInput(
    add(
      'monitor',
      'summarise prediction logs, evaluate the alert rules, tune again when one says so',
    ).argument('<log...>', 'prediction logs, JSON Lines'),
  )
    .option('--actuals <file...>', 'logs of actual values', [])
    .option('--now <time>', 'evaluate as of this ISO 8601 time instead of the present')
    .action(
      act(async (logs, options) =>
        (await import('./commands/monitor.ts')).monitor(logs, options as never, context(options)),
      ),
    );
  add('models', 'list the models, or the versions of one')
    .argument('[name]', 'a model')
    .action(
      act(async ([name], options) => (await import('./commands/models.ts')).models(name, context(options))),
    );
  add('promote', 'make a version the champion')
    .argument('<model>', 'NAME:VERSION or NAME@challenger')
    .option('--reason <text>', 'kept with the move', 'promoted by hand')
    .action(
      act(async ([model], options) =>
        (await import('./commands/promote.ts')).promote(model!, options as never, context(options)),
      ),
    );
  add('rollback', 'make the champion before this one the champion again')
    .argument('<model>', 'NAME')
    .option('--reason <text>', 'kept with the move', 'rolled back by hand')
    .action(
      act(async ([model], options) =>
        (await import('./commands/rollback.ts')).rollback(model!, options as never, context(options)),
      ),
    );
  return program;
}

function withCommonOptions(command: Command): Command {
  return command
    .addOption(new Option('--store <dir>', 'the local store').default('./.upkeep'))
    .option('--json', 'one JSON document on standard output, everything else on standard error')
    .option('--quiet', 'say nothing but errors')
    .exitOverride();
}

function withInput(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration (default: ./upkeep.yaml)')
    .option('--out <dir>', 'where copies of the files go', './upkeep-out');
}

function describeError(error: unknown): string {
  if (error instanceof UpkeepError) return `${error.message}\n`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a defect of upkeep, not of your data. Please report it with these lines:\n${stack}\n`;
}

function processStreams(): Streams {
  // Whoever reads our output may stop before its end, as `head` does: that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  process.once('SIGINT', () => {
    process.stderr.write('\nInterrupted. What was finished is kept: the same command goes on from there.\n');
    process.exit(EXIT.interrupted);
  });
  return { stdout: process.stdout, stderr: process.stderr, interactive: canSpin(process.stderr) };
}

/** A pseudo-terminal of no width, as build servers have, would make the spinner clear endless lines. */
export function canSpin({ isTTY, columns }: { isTTY?: boolean; columns?: number }): boolean {
  return isTTY === true && columns !== undefined && columns > 0;
}
