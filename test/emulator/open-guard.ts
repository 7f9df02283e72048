import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandNews, Ending, FromGuard, ToGuard } from './guard-messages.ts';

const GUARD = fileURLToPath(new URL('guard.ts', import.meta.url));
const TAIL_LINES = 40;

export interface GuardOptions {
  /** Where the guard makes its folder. @default the machine's folder for temporary files */
  readonly root?: string;
  /** How long commands get to end after SIGTERM, before SIGKILL. @default 4000 */
  readonly graceMs?: number;
}

export type GuardedCommand = Omit<ToGuard, 'id' | 'logPath'>;

export interface GuardedProcess {
  readonly pid: number;
  readonly ended: Promise<Ending>;
  /** The last lines that the command printed. */
  logTail(): Promise<string>;
}

export interface Guard {
  /** TMPDIR of every command; gone after `close`. */
  readonly folder: string;
  /** @throws {Error} when the command cannot be started */
  run(command: GuardedCommand): Promise<GuardedProcess>;
  /** Ends every command and removes the folder. */
  close(): Promise<void>;
}

/** Starts a process that runs commands in a temporary folder and leaves nothing of them, however this process ends. */
export async function openGuard({ root = tmpdir(), graceMs = 4_000 }: GuardOptions = {}): Promise<Guard> {
  const child = spawn(process.execPath, [GUARD, root, `${graceMs}`], {
    // Its own session: a Ctrl-C in the terminal is for this process, which then lets go.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [first] = await Promise.race([once(child, 'message'), exited]);
  if (typeof first !== 'object') throw new Error(`${GUARD} ended with ${first} before it was ready`);
  const { folder } = first as { folder: string };

  const listeners: ((news: CommandNews) => void)[] = [];
  child.on('message', (news: FromGuard) => 'id' in news && listeners[news.id]!(news));
  child.once('exit', (code, signal) => {
    for (const [id, listener] of listeners.entries()) listener({ id, code, signal });
  });
  return {
    folder,
    run(command) {
      const id = listeners.length;
      const logPath = join(folder, `${id}.log`);
      const logTail = async () => lastLines(await readFile(logPath, 'utf8').catch(() => ''));
      return new Promise((resolve, reject) => {
        const ended = new Promise<Ending>((resolveEnd) => {
          listeners.push((news) => {
            if ('code' in news) resolveEnd(news);
            if ('pid' in news) resolve({ pid: news.pid, ended, logTail });
            else
              reject(new Error('error' in news ? news.error : `the guard of ${command.command} has ended`));
          });
        });
        child.send({ ...command, id, logPath } satisfies ToGuard, (error) => error && reject(error));
      });
    },
    async close() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}
