import { type Command, CommanderError } from 'commander';
import { UpkeepError } from '../core/errors.ts';
import { connectToStack, explainingAwsErrors } from './connect-to-stack.ts';
import type { Connect } from './context.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { explainingFileErrors } from './explain-file-error.ts';
import { errorAnswers } from './output/error-answer.ts';
import type { Streams } from './output/output.ts';
import { processStreams } from './process-streams.ts';
import { type Act, buildProgram } from './program.ts';

/** What a command line runs in. */
interface Surroundings {
  readonly streams: Streams;
  /** @default through the AWS SDK, with the credentials and the region of the environment */
  readonly connect?: Connect;
}

/** Runs one command line and answers the exit code. */
export async function main(
  argv: readonly string[],
  { streams, connect = connectToStack }: Surroundings = { streams: processStreams() },
): Promise<number> {
  let exitCode: number = EXIT.ok;
  const answers = errorAnswers(streams);
  const act: Act =
    (run) =>
    async (...called) => {
      const command = called.at(-1) as Command;
      const options = command.opts();
      const args: string[] = command.processedArgs.flat().filter((argument) => argument !== undefined);
      try {
        exitCode = await explainingAwsErrors(options.stack, () =>
          explainingFileErrors(placesOf(options), () => run(args, options)),
        );
      } catch (error) {
        answers.answer(command.name(), options.json ?? false, error);
        throw error;
      }
    };
  const program = buildProgram({ streams: answers.streams, connect, act });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    streams.stderr.write(describeError(error));
    return exitCodeOf(error);
  }
}

/** Where a command writes to; the default of `--store` is no place of a deployment's command. */
function placesOf({ store, out, stack }: { store?: string; out?: string; stack?: string }) {
  const isLocal = store !== undefined && stack === undefined;
  return { ...(out === undefined ? {} : { out }), ...(isLocal ? { store } : {}) };
}

function describeError(error: unknown): string {
  if (error instanceof UpkeepError) return `${error.message}\n`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a defect of upkeep, not of your data. Please report it with these lines:\n${stack}\n`;
}
