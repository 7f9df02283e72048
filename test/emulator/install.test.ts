import { access, chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../adapters/local/temporary-folder.ts';
import { installEmulator } from './install.ts';

/** Stands for Python: `-c` answers its version, `-m venv DIR` makes one whose own Python runs pip. Both may be told to fail. */
function standInPython({ version = '3 12', venv = 'true', pip = 'true' }): string {
  return `#!/bin/sh
case "$*" in
  -c*) echo "${version}" ;;
  "-m venv "*) ${venv} || exit 1
    mkdir -p "$3/bin" && printf '#!/bin/sh\\n${pip}\\n' > "$3/bin/python" && chmod +x "$3/bin/python" ;;
esac
`;
}

describe('installEmulator', () => {
  let cacheFolder: string;
  let root: string;
  let dispose: () => Promise<void>;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
    cacheFolder = join(root, 'cache');
  });
  afterEach(() => dispose());

  async function install(python: Parameters<typeof standInPython>[0] = {}, folder = 'bin'): Promise<string> {
    const bin = join(root, folder);
    await mkdir(bin, { recursive: true });
    for (const name of ['python3', 'python']) {
      await writeFile(join(bin, name), standInPython(python));
      await chmod(join(bin, name), 0o755);
    }
    const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    return installEmulator({ cacheFolder, environment });
  }

  /** Says that it is at work, and ends when it may. */
  function waitingPip(name: string): string {
    return `touch "${join(root, `at-${name}`)}"; until [ -e "${join(root, `go-${name}`)}" ]; do sleep 0.02; done`;
  }

  it('says in one sentence what to install when there is no Python', async () => {
    await expect(installEmulator({ cacheFolder, environment: { PATH: '' } })).rejects.toThrow(
      'emulator of AWS: neither python3 nor python runs here. Install Python 3.10 or newer with its venv and pip modules ' +
        '(Debian and Ubuntu: apt-get install python3-venv; macOS: brew install python); npm run test:unit needs none.',
    );
  });

  it.each([
    [
      'is too old',
      { version: '3 9' },
      'emulator of AWS: python3 is 3.9, python is 3.9. Install Python 3.10 or newer',
    ],
    [
      'has no venv',
      { venv: '{ echo No module named venv; false; }' },
      'python -m venv failed: No module named venv',
    ],
    [
      'has a pip that fails',
      { pip: 'echo no route to index; exit 2' },
      'python -m pip failed: no route to index',
    ],
  ])('says so when Python %s, and leaves nothing', async (_, python, message) => {
    await expect(install(python)).rejects.toThrow(message);
    expect(await readdir(cacheFolder).catch(() => [])).toEqual([]);
  });

  it('installs once', async () => {
    const python = await install({ pip: 'echo "$@" >> "$(dirname "$0")/calls"' });
    expect(python).toBe(join(cacheFolder, 'emulator-1.5.33', 'bin', 'python'));
    expect(await install({ version: 'not asked' })).toBe(python);
    const calls = await readFile(join(cacheFolder, 'emulator-1.5.33', 'bin', 'calls'), 'utf8');
    expect(calls).toMatch(/^-m pip install .*requirements\.txt\n$/);
    expect(await readdir(cacheFolder)).toEqual(['emulator-1.5.33']);
  });

  it.each(['bin/python', 'installed-requirements.txt'])('installs again when %s is gone', async (part) => {
    const python = await install();
    await rm(join(cacheFolder, 'emulator-1.5.33', part));
    expect(await install({ pip: 'echo again > "$(dirname "$0")/again"' })).toBe(python);
    expect(await readFile(join(cacheFolder, 'emulator-1.5.33', 'bin', 'again'), 'utf8')).toBe('again\n');
    expect(await readdir(cacheFolder)).toEqual(['emulator-1.5.33']);
  });

  it('lets several install at once: the first to finish stays, whoever uses it', async () => {
    const names = ['first', 'second', 'third'];
    const installing = names.map((name) => install({ pip: waitingPip(name) }, name));
    await vi.waitFor(() => Promise.all(names.map((name) => access(join(root, `at-${name}`)))), 60_000);
    await writeFile(join(root, 'go-first'), '');
    const python = await installing[0]!;
    for (const name of names) await writeFile(join(root, `go-${name}`), '');
    expect(new Set(await Promise.all(installing))).toEqual(new Set([python]));
    expect(await readFile(python, 'utf8')).toContain('go-first');
    expect(await readdir(cacheFolder)).toEqual(['emulator-1.5.33']);
  });
});
