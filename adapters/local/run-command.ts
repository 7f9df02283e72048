import { type ChildProcess, spawn } from 'node:child_process';
import { atExit } from './at-exit.ts';

/** Told of the process that leads a group when it begins, and of its end with null. */
export type OnGroup = (leaderPid: number | null) => void;

export interface CommandRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly timeoutMs: number;
  readonly onGroup?: OnGroup | undefined;
}

export type CommandEnd =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly how: string; readonly errorTail: string }
  | { readonly kind: 'stopped'; readonly signal: NodeJS.Signals; readonly errorTail: string }
  | { readonly kind: 'notStarted'; readonly error: NodeJS.ErrnoException };

/** What a program's own fault raises; any other signal was sent by somebody else, and the same again may well succeed. */
const FAULTS: ReadonlySet<NodeJS.Signals> = new Set([
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGILL',
  'SIGPIPE',
  'SIGSEGV',
  'SIGSYS',
  'SIGTRAP',
]);
/** The end of what a program says tells most: a traceback's last line. */
const TAIL_CHARACTERS = 500;
/** How long the pipe of a group that was killed may stay open: a process that left the group may hold it. */
const PIPE_END_MS = 1000;

/** Runs a program without a shell, in a group of its own, which is killed as a whole: at the timeout, at its end, at ours. */
export function runCommand({ program, args, folder, timeoutMs, onGroup }: CommandRun): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const errorTail = tailOf(child);
    // A program that cannot be started has no process.
    const kill = () => child.pid !== undefined && killGroup(child.pid);
    const forget = atExit(kill);
    onGroup?.(child.pid ?? null);
    let isTooLate = false;
    const timer = setTimeout(() => {
      isTooLate = true;
      kill();
    }, timeoutMs);
    const end = (result: CommandEnd) => {
      clearTimeout(timer);
      forget();
      onGroup?.(null);
      resolve(result);
    };
    child.once('error', (error) => end({ kind: 'notStarted', error }));
    child.once('exit', async (code, signal) => {
      // What it has left running would go on with files that others read.
      kill();
      await pipeEnd(child);
      if (code === 0 && !isTooLate) return end({ kind: 'succeeded' });
      if (signal !== null && !isTooLate && !FAULTS.has(signal))
        return end({ kind: 'stopped', signal, errorTail: errorTail() });
      const how = isTooLate
        ? `it took longer than the ${timeoutMs / 1000} s that timeoutSeconds allows`
        : signal === null
          ? `it ended with exit code ${code}`
          : `it was ended by ${signal}`;
      end({ kind: 'failed', how, errorTail: errorTail() });
    });
  });
}

export function killGroup(pid: number): void {
  try {
    // Windows has no groups.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function tailOf({ stderr }: ChildProcess): () => string {
  let tail = '';
  stderr?.setEncoding('utf8');
  stderr?.on('data', (text: string) => {
    tail = (tail + text).slice(-TAIL_CHARACTERS);
  });
  return () => tail;
}

function pipeEnd({ stderr }: ChildProcess): Promise<void> {
  if (stderr === null || stderr.readableEnded || stderr.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stderr.destroy();
      resolve();
    }, PIPE_END_MS);
    stderr.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
