import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ConfigurationError } from '../../core/errors.ts';

const NAMES = ['python3', 'python'];
const OLDEST = [3, 10] as const;
const PRINT_VERSION = 'import sys; print(*sys.version_info[:2])';

export const INSTALL_PYTHON =
  'Install Python 3.10 or newer with its venv and pip modules (Debian and Ubuntu: apt-get install python3-venv; ' +
  'macOS: brew install python); npm run test:unit needs none';

/**
 * The command that runs a Python which is new enough for the emulator.
 * @throws {ConfigurationError} when there is none, with what was found instead
 */
export async function findPython(environment: NodeJS.ProcessEnv): Promise<string> {
  const tooOld: string[] = [];
  for (const name of NAMES) {
    const version = await versionOf(name, environment);
    if (version === undefined) continue;
    const [major, minor] = version;
    if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return name;
    tooOld.push(`${name} is ${major}.${minor}`);
  }
  throw new ConfigurationError({
    where: 'emulator of AWS',
    found: tooOld.length > 0 ? tooOld.join(', ') : `neither ${NAMES.join(' nor ')} runs here`,
    todo: INSTALL_PYTHON,
  });
}

async function versionOf(name: string, env: NodeJS.ProcessEnv): Promise<[number, number] | undefined> {
  try {
    const { stdout } = await promisify(execFile)(name, ['-c', PRINT_VERSION], { env });
    const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
    return [major, minor];
  } catch {
    return undefined;
  }
}
