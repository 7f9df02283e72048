import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './cruise.ts';
import { machineNamesIn } from './machine-names.ts';

/** The two files that hold examples of what is looked for. */
const OWN = ['test/architecture/names.test.ts', 'test/architecture/machine-names.ts'];
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|gz|zip|parquet|bin|tgz)$/;

/** The text files that are committed, or would be by `git add .`. */
function textFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return list
    .split('\0')
    .filter((path) => path !== '' && !OWN.includes(path) && !BINARY.test(path) && isFile(path));
}

function isFile(path: string): boolean {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() ?? false;
}

describe('the files of the repository', () => {
  it('name no folder of a machine and no host of a registry', () => {
    const files = textFiles();
    expect(files).toContain('package.json');
    const names = files.flatMap((path) =>
      machineNamesIn(readFileSync(join(ROOT, path), 'utf8'), path).map((name) => `${path}: ${name}`),
    );
    expect(names).toEqual([]);
  }, 60_000);
});

describe('machineNamesIn', () => {
  it.each([
    [`cd /home/ann/upkeep`, '/home/ann'],
    [`"/Users/ann/upkeep"`, '/Users/ann'],
    [`open(/root/.npmrc)`, '/root/.npmrc'],
    [`C:\\Users\\ann`, 'C:\\Users\\ann'],
    [`file:///home/ann`, '/home/ann'],
    [`registry=https://registry.example.org/npm/`, 'https://registry.example.org'],
    [`see https://npm.artifactory.example.org:8081/x`, 'https://npm.artifactory.example.org:8081'],
    [`https://registry.npmjs.org/zod`, 'https://registry.npmjs.org'],
  ])('sees %s', (text, name) => {
    expect(machineNamesIn(`first\n${text}\n`, 'README.md')).toEqual([name]);
  });

  it('lets the lock file name the public registry, and no other', () => {
    const ofPublic = `https://registry.npmjs.org/zod/-/zod-4.6.7.tgz`;
    const ofAnother = `https://registry.example.org/zod/-/zod-4.6.7.tgz`;
    expect(machineNamesIn(`${ofPublic} ${ofAnother}`, 'package-lock.json')).toEqual([
      'https://registry.example.org',
    ]);
  });

  it('lets ordinary addresses and relative paths pass', () => {
    const text =
      'https://github.com/home/x ./root/a registry.list() https://doi.org/10.24432/C5859H src/home/x';
    expect(machineNamesIn(text, 'README.md')).toEqual([]);
  });
});
