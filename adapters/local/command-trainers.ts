import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TrainerSpec } from '../../core/contracts/config/grids/trainer-grid.ts';
import { ConfigurationError, DataRefusedError, UnavailableError } from '../../core/errors.ts';
import type { Trainers } from '../../core/ports/trainers.ts';
import { whereOf } from '../../core/trainers/trainer-desk.ts';
import { pathOfKey } from './key-path.ts';
import { type OnGroup, runCommand } from './run-command.ts';
import { WORKPLACE } from './workplace.ts';

export interface CommandTrainersOptions {
  /** The folder of the objects: `objectsFolder`. */
  readonly root: string;
  /** Where commands are started, and relative paths begin. @default the folder that this process was called in */
  readonly folder?: string;
  readonly onGroup?: OnGroup | undefined;
}

/**
 * Trainers as commands of this machine: `COMMAND REQUEST RESPONSE`, the paths of two files of JSON. The trainer writes the
 * response; what it says on its standard error is the reason where it fails, and the rest is dropped. A call that takes too
 * long is ended with all processes of its group. One that somebody else ends, as we do when we are interrupted, has no result:
 * it is unavailable.
 */
export function createCommandTrainers(options: CommandTrainersOptions): Trainers {
  const { root, folder = process.cwd(), onGroup } = options;
  return {
    workplace: WORKPLACE,
    check: (trainer) => void commandOf(trainer),
    place: (key) => pathOfKey(root, key),
    call: async (trainer, request) => {
      const [program, ...args] = commandOf(trainer);
      const requestPath = join(dirname(request.response), 'request.json');
      await writeFile(requestPath, `${JSON.stringify(request, null, 2)}\n`);
      const ended = await runCommand({
        program,
        args: [...args, requestPath, request.response],
        folder,
        timeoutMs: trainer.timeoutSeconds * 1000,
        onGroup,
      });
      if (ended.kind === 'notStarted') throw notStarted(trainer, program, ended.error);
      if (ended.kind === 'succeeded') return undefined;
      const where = whereOf(trainer);
      if (ended.kind === 'stopped') {
        const found = `it was ended by ${ended.signal}${said(ended.errorTail)}`;
        throw new UnavailableError({
          where,
          found,
          todo: 'Try again; where memory was short, with more of it',
        });
      }
      throw new DataRefusedError({ where, found: `${ended.how}${said(ended.errorTail)}` });
    },
  };
}

function commandOf(trainer: TrainerSpec): [string, ...string[]] {
  const [program, ...args] = trainer.command ?? [];
  if (program !== undefined) return [program, ...args];
  throw new ConfigurationError({
    where: whereOf(trainer),
    found: 'it has no command',
    allowed: 'a program and its arguments',
    todo: 'Say under tune.estimators what to run on this machine: command: [python3, trainer.py]',
  });
}

/** No other candidate would fare better: the whole search ends. */
function notStarted(
  trainer: TrainerSpec,
  program: string,
  { code, message }: NodeJS.ErrnoException,
): ConfigurationError {
  return new ConfigurationError({
    where: `${whereOf(trainer)} command`,
    found:
      code === 'ENOENT'
        ? `there is no program ${JSON.stringify(program)}, or not the folder it is started in`
        : `${JSON.stringify(program)} cannot be started: ${message}`,
    allowed: 'a program that can be run',
    todo: 'Install it, or correct the command; relative paths begin at the folder that upkeep is called in',
  });
}

/** One line, as it becomes a cell of a table. */
function said(errorTail: string): string {
  const words = errorTail.trim().replace(/\s+/g, ' ');
  return words === '' ? '; it said nothing' : `; it said: ${words}`;
}
