import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import config from '../../vitest.config.ts';
import { REPOSITORY } from './repository.ts';

const VITEST = join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs');

it('every test file belongs to one project, and those that are given an emulator to the only one that starts one for them', async () => {
  const args = [VITEST, 'list', '--filesOnly', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: REPOSITORY });
  const listed = JSON.parse(stdout) as { file: string; projectName: string }[];
  expect(listed.length).toBeGreaterThan(50);
  expect(new Set(listed.map(({ file }) => file)).size).toBe(listed.length);
  for (const { file, projectName } of listed) {
    expect(projectName === 'emulator', file).toBe(file.endsWith('.emulator.test.ts'));
  }
  const projects = config.test!.projects as { test: { name: string; globalSetup?: string[] } }[];
  const starting = projects.filter(({ test }) => test.globalSetup !== undefined);
  expect(starting.map(({ test }) => test.name)).toEqual(['emulator']);
});
