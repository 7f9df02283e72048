import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../core/errors.ts';
import { endWithin } from './end-within.ts';
import { findPython, INSTALL_PYTHON } from './find-python.ts';
import { type Guard, type GuardedProcess, openGuard } from './open-guard.ts';
import { REPOSITORY } from './repository.ts';

const REQUIREMENTS = join(REPOSITORY, 'test', 'emulator', 'requirements.txt');
const PIP_TIME_LIMIT_MS = 240_000;

export interface InstallOptions {
  /** @default the repository's .cache */
  readonly cacheFolder?: string;
  /** @default this process's */
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Makes sure that the pinned emulator is there, in a Python environment of the repository's own; answers its Python.
 * A folder of the environment's name is whole or of an earlier time: it is built under another name, marked last, then renamed.
 * @throws {ConfigurationError} without a usable Python, or when pip fails
 */
export async function installEmulator({
  cacheFolder = join(REPOSITORY, '.cache'),
  environment = process.env,
}: InstallOptions = {}): Promise<string> {
  const requirements = await readFile(REQUIREMENTS, 'utf8');
  const folder = join(cacheFolder, `emulator-${pinnedVersion(requirements)}`);
  const python = join(folder, 'bin', 'python');
  if (await isWhole(folder, requirements)) return python;

  const command = await findPython(environment);
  await mkdir(cacheFolder, { recursive: true });
  const guard = await openGuard({ root: cacheFolder });
  try {
    const built = join(guard.folder, 'venv');
    await run(guard, 'venv', await guard.run({ command, args: ['-m', 'venv', built], env: environment }));
    const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--requirement', REQUIREMENTS];
    const builtPython = join(built, 'bin', 'python');
    await run(guard, 'pip', await guard.run({ command: builtPython, args: pip, env: environment }));
    await writeFile(markerOf(built), requirements);
    await moveIntoPlace(built, folder, requirements);
  } finally {
    await guard.close();
  }
  return python;
}

function pinnedVersion(requirements: string): string {
  return /^ministack==(\S+)$/m.exec(requirements)![1]!;
}

function markerOf(folder: string): string {
  return join(folder, 'installed-requirements.txt');
}

/** The Python is a link to the machine's, which may have gone since. */
async function isWhole(folder: string, requirements: string): Promise<boolean> {
  const marked = await readFile(markerOf(folder), 'utf8').catch(() => undefined);
  return marked === requirements && existsSync(join(folder, 'bin', 'python'));
}

async function run(guard: Guard, what: string, started: GuardedProcess): Promise<void> {
  const { code } = await endWithin(PIP_TIME_LIMIT_MS, started, guard, `${what} for the emulator of AWS`);
  if (code === 0) return;
  throw new ConfigurationError({
    where: 'emulator of AWS',
    found: `python -m ${what} failed: ${await started.logTail()}`,
    todo: INSTALL_PYTHON,
  });
}

/** Another process may have finished first: what it put there is as good. */
async function moveIntoPlace(built: string, folder: string, requirements: string): Promise<void> {
  try {
    await rename(built, folder);
  } catch (error) {
    if (await isWhole(folder, requirements)) return;
    if (!existsSync(folder)) throw error;
    await rm(folder, { recursive: true, force: true });
    await rename(built, folder);
  }
}
