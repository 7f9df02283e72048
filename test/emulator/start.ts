import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { type GuardedProcess, openGuard } from './open-guard.ts';
import { pathWithRepository } from './repository.ts';

export interface StartOptions {
  /** The command of the emulator and its arguments; the environment tells it its port. */
  readonly command: readonly [string, ...string[]];
  /** The first port to try. @default any free one */
  readonly port?: number;
  /** @default 60000 */
  readonly readyWithinMs?: number;
  /** How long it gets to end by itself. @default 4000 */
  readonly graceMs?: number;
}

export interface Emulator {
  readonly endpoint: string;
  /** Where it keeps everything, its log included; gone after `stop`. */
  readonly folder: string;
  /** The leader of the process group that the Lambdas' processes belong to. */
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts the emulator on a free port and waits until it answers.
 * @throws {Error} with the last lines of its log when it ends or does not answer in time; nothing is left of it then
 */
export async function startEmulator(options: StartOptions): Promise<Emulator> {
  const { command, readyWithinMs = 60_000, graceMs = 4_000 } = options;
  const port = await freePort(options.port);
  const guard = await openGuard({ graceMs });
  const { folder } = guard;
  try {
    const [program, ...args] = command;
    const emulator = await guard.run({ command: program, args, env: environmentFor(port, folder) });
    const endpoint = `http://127.0.0.1:${port}`;
    await waitUntilReady(endpoint, emulator, readyWithinMs);
    return { endpoint, folder, pid: emulator.pid, stop: () => guard.close() };
  } catch (error) {
    await guard.close();
    throw error;
  }
}

/**
 * Lambdas inherit it, so it holds nothing of the caller's: no AWS settings, no options of a test runner's Node, no NODE_PATH
 * that would lend a bundle what it lacks.
 */
function environmentFor(port: number, folder: string): NodeJS.ProcessEnv {
  const { LANG, LD_LIBRARY_PATH } = process.env;
  return {
    ...(LANG === undefined ? {} : { LANG }),
    ...(LD_LIBRARY_PATH === undefined ? {} : { LD_LIBRARY_PATH }),
    HOME: folder,
    PATH: pathWithRepository(process.env),
    PYTHONUNBUFFERED: '1',
    GATEWAY_PORT: `${port}`,
    BIND_HOST: '127.0.0.1',
    IOT_MTLS_ENABLED: '0',
    STATE_DIR: join(folder, 'state'),
    S3_DATA_DIR: join(folder, 's3'),
  };
}

async function waitUntilReady(endpoint: string, emulator: GuardedProcess, withinMs: number): Promise<void> {
  const giveUpAtMs = performance.now() + withinMs;
  let how = `did not answer within ${withinMs / 1000} s`;
  let isOver = false;
  void emulator.ended.then(({ code, signal }) => {
    isOver = true;
    how = `ended with ${code ?? signal}`;
  });
  while (!isOver && performance.now() < giveUpAtMs) {
    if (await isReady(endpoint)) return;
    await setTimeout(50);
  }
  throw new Error(
    `The emulator of AWS ${how} before it was ready. The last lines of its log:\n${await emulator.logTail()}`,
  );
}

async function isReady(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/_ministack/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
