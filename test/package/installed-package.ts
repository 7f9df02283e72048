import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from '../e2e/run-upkeep.ts';

const execute = promisify(execFile);
/** npm and the installed command find the Node that runs this test, not the machine's. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` };

/** Runs a program to its end in a folder. */
export function run(program: string, args: readonly string[], cwd: string) {
  return execute(program, args, { cwd, env });
}

/** Packs the repository and installs the tarball into a new project; answers the project's folder. */
export async function installPackage(folder: string): Promise<string> {
  await run('npm', ['pack', '--silent', '--pack-destination', folder], REPOSITORY);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  const project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{"private":true}');
  await run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball!)], project);
  return project;
}
