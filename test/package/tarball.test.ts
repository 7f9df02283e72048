import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder, REPOSITORY } from '../e2e/run-upkeep.ts';

const run = promisify(execFile);
/** npm and the installed command find the Node that runs this test, not the machine's. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` };

describe('the packed tarball', () => {
  it('runs --version and the demo from an empty folder', async () => {
    await inTemporaryFolder(async (folder) => {
      await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: REPOSITORY, env });
      const [tarball] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
      const project = join(folder, 'project');
      await mkdir(project);
      await writeFile(join(project, 'package.json'), '{"private":true}');
      await run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball!)], { cwd: project, env });
      const command = join(project, 'node_modules', '.bin', 'upkeep');
      const version = await run(command, ['--version'], { cwd: project, env });
      expect(version.stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
      const demo = await run(command, ['demo'], { cwd: project, env });
      expect(demo.stdout).toContain('Pooled over 1979-1982');
    });
  });
});
