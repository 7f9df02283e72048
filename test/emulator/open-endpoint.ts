import { ConfigurationError } from '../../core/errors.ts';
import { installEmulator } from './install.ts';
import { type StartOptions, startEmulator } from './start.ts';

export interface Endpoint {
  readonly url: string;
  /** Whether it was started here, and ends with `close`. */
  readonly isOwn: boolean;
  close(): Promise<void>;
}

export interface EndpointOptions {
  /** The variable of the environment that names a running endpoint: LocalStack, or anything that speaks its protocol. */
  readonly variable: 'UPKEEP_E2E_ENDPOINT' | 'AWS_ENDPOINT_URL';
  /** @default this process's */
  readonly environment?: NodeJS.ProcessEnv;
  /** The first port to try for one of our own. @default any free one */
  readonly port?: number;
  /** @default the pinned emulator, installed and started */
  readonly start?: (options: Pick<StartOptions, 'port'>) => ReturnType<typeof startEmulator>;
}

/**
 * The endpoint that the environment names, or an emulator started for the caller.
 * @throws {ConfigurationError} when nothing answers at the named one, or the emulator cannot be installed
 */
export async function openEndpoint({
  variable,
  environment = process.env,
  port = 0,
  start = startPinned,
}: EndpointOptions): Promise<Endpoint> {
  const named = environment[variable];
  if (named !== undefined && named !== '') {
    await requireAnswer(named, variable);
    return { url: named, isOwn: false, close: async () => {} };
  }
  const { endpoint: url, stop } = await start({ port });
  return { url, isOwn: true, close: stop };
}

async function startPinned({ port = 0 }: Pick<StartOptions, 'port'>) {
  const python = await installEmulator();
  return startEmulator({ command: [python, '-m', 'ministack'], port });
}

async function requireAnswer(url: string, variable: string): Promise<void> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(10_000) });
  } catch (cause) {
    const todo = `Start what it names, or unset ${variable} to have an emulator started`;
    throw new ConfigurationError({ where: variable, found: `nothing answers at ${url}`, todo }, { cause });
  }
}
