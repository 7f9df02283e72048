import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCsv } from '../../bench/clean/make-data.ts';
import { REPOSITORY, runUpkeep } from '../e2e/run-upkeep.ts';
import { installPackage, run } from './installed-package.ts';

let folder: string;
let project: string;
const upkeep = (args: readonly string[], cwd = project) =>
  run(join(project, 'node_modules', '.bin', 'upkeep'), args, cwd);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-test-'));
  project = await installPackage(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the packed tarball', () => {
  it('runs --version and the demo from an empty folder', async () => {
    expect((await upkeep(['--version'])).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    expect((await upkeep(['demo'])).stdout).toContain('Pooled over 1979-1982');
  });

  it('brings no packages but the AWS SDK, and the licences of those that the bundle holds', async () => {
    const packages = (await readdir(join(project, 'node_modules'))).filter((name) => /^[^.]/.test(name));
    expect(packages).not.toContain('zod');
    const licences = await readFile(join(project, 'node_modules/model-upkeep/dist/LICENCES.txt'), 'utf8');
    for (const name of ['commander', 'hyparquet', 'js-yaml', 'ml-regression', 'zod'])
      expect(licences).toMatch(new RegExp(`^${name} [\\d.]+ \\(MIT\\)\\n\\n[^]*?Copyright`, 'm'));
  });

  it('gives what the sources give, in threads too', async () => {
    // Large enough for a thread that profiles (16 MB) and for threads that search.
    await makeCsv(join(folder, 'rows.csv'), 160_000);
    await writeFile(join(folder, 'upkeep.yaml'), 'model: rows\ndata: { target: x9 }\n');
    const command = (place: string) => ['run', 'rows.csv', '--out', place, '--store', `store-${place}`];
    const installed = await upkeep(command('out'), folder);
    const names = await readdir(join(folder, 'out'));
    const read = () =>
      Promise.all(names.filter(isLasting).map((name) => readFile(join(folder, 'out', name))));
    const files = await read();
    await rm(join(folder, 'out'), { recursive: true });
    await rm(join(folder, 'store-out'), { recursive: true });
    expect(await runUpkeep(command('out'), folder)).toMatchObject({ code: 0, ...installed });
    expect(await read()).toEqual(files);
    expect(files.length).toBeGreaterThan(7);
  });
});

/** Whether a file does not tell of the time at which, or in which, it was made. */
function isLasting(name: string): boolean {
  return /^(?:clean|recipe|profile|ledger|quarantine|cv_results|holdout)\./.test(name);
}

describe('the bundle in a clone', () => {
  it('runs the sources in its place once one is newer', async () => {
    const clone = join(folder, 'clone');
    await cp(join(project, 'node_modules', 'model-upkeep'), clone, { recursive: true });
    for (const name of ['bin', 'cli', 'core', 'adapters', 'report']) await mkdir(join(clone, name));
    await writeFile(join(clone, 'bin', 'upkeep.ts'), 'process.stdout.write("the sources" as string);');
    const bundle = join(clone, 'dist', 'bin', 'upkeep.js');
    const answer = async () => (await run(process.execPath, [bundle, '--version'], folder)).stdout;
    expect(await answer()).toBe('the sources');
    await utimes(bundle, new Date(), new Date());
    expect(await answer()).toMatch(/^\d/);
    await mkdir(join(clone, 'core', 'new'));
    expect(await answer()).toBe('the sources');
    const noTypes = run(process.execPath, ['--no-experimental-strip-types', bundle, '--version'], folder);
    await expect(noTypes).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^upkeep: the sources .* does not run them\. Run `npm run build` there\.\n$/,
      ),
    });
  });

  it('tells an older Node that it is one, before anything else', async () => {
    const older = join(folder, 'older.mjs');
    await writeFile(older, 'Object.defineProperty(process.versions, "node", { value: "18.20.8" });');
    const bundle = join(folder, 'clone', 'dist', 'bin', 'upkeep.js');
    await expect(run(process.execPath, ['--import', older, bundle], folder)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^upkeep needs Node 22\.15 or newer; this is v18\.20\.8\. .*\n$/),
    });
  });
});

describe('a clone without the dev dependencies', () => {
  it('is prepared without a bundle, and not packed', async () => {
    const clone = join(folder, 'without-dev');
    await mkdir(join(clone, 'bundle'), { recursive: true });
    await writeFile(
      join(clone, 'package.json'),
      '{"name":"x","version":"1.0.0","type":"module","scripts":{"prepare":"node bundle/prepare.js"}}',
    );
    await cp(join(REPOSITORY, 'bundle', 'prepare.js'), join(clone, 'bundle', 'prepare.js'));
    const todo = /dist\/, the command, is not built.*Run `npm ci` without --omit=dev\./;
    expect((await run('npm', ['install'], clone)).stderr).toMatch(todo);
    await expect(run('npm', ['pack'], clone)).rejects.toMatchObject({ stderr: expect.stringMatching(todo) });
  });
});
