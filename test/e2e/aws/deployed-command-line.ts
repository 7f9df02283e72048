import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CARS_CONFIG, carsCsv } from '../../core/steps/cars.ts';
import { awsEnvironment } from '../../emulator/aws-environment.ts';
import { inTemporaryFolder, REPOSITORY } from '../run-upkeep.ts';
import { STACK, type TestDeployment } from './deployment.ts';
import { IN_ORDER } from './in-order.ts';

const MODEL = 'pushed';

/** The command `upkeep` with `--stack`, as a user's shell would start it. */
export function describeDeployedCommandLine(deployment: () => TestDeployment): void {
  describe('the command line, with --stack', () => {
    it(
      'pushes a data set and follows it to its champion; then predicts, watches, promotes and rolls back',
      IN_ORDER,
      async () => {
        await inTemporaryFolder(async (folder) => {
          const run = (args: readonly string[]) => runCommand(args, { folder, deployment: deployment() });
          await writeFile(join(folder, 'upkeep.yaml'), CARS_CONFIG.replace('model: cars', `model: ${MODEL}`));
          await writeFile(join(folder, 'cars.csv'), carsCsv(1970, 1974));
          const pushed = await run(['push', 'cars.csv']);
          expect(pushed, pushed.stderr).toMatchObject({ code: 0 });
          expect(pushed.stdout).toMatch(/✔ Clean: 159 rows, 7 without target; data set [0-9a-f]{16}/);
          expect(pushed.stdout).toContain('✔ Promote: version 1 is the champion.');
          const again = await run(['push', 'cars.csv']);
          expect(again.code).toBe(0);

          await writeFile(join(folder, 'later.csv'), carsCsv(1970, 1978));
          const later = await run(['push', 'later.csv']);
          expect(later, later.stderr).toMatchObject({ code: 0 });
          expect(later.stdout).toMatch(/✔ Promote: version 2 (is the champion|stays challenger)/);

          const promoted = await run(['promote', `${MODEL}:1`, '--json']);
          expect(JSON.parse(promoted.stdout)).toMatchObject({ model: MODEL, version: 1 });
          const models = await run(['models', MODEL, '--json']);
          expect(JSON.parse(models.stdout)).toMatchObject({ aliases: { champion: 1 } });

          await writeFile(join(folder, '1978.csv'), carsCsv(1978, 1978));
          const log = ['predict', '1978.csv', '--model', `${MODEL}:1`, '--out', 'log.jsonl'];
          expect((await run(log)).code).toBe(0);
          // The rule is breached: 1 is the answer of a raised alert.
          const watched = await run(['monitor', 'log.jsonl']);
          expect(watched, watched.stderr).toMatchObject({ code: 1 });
          expect(watched.stdout).toContain(`ALARM ${MODEL}: rmse above 4.5`);
          const status = await run(['status', MODEL]);
          expect(status, status.stderr).toMatchObject({ code: 0 });
          expect(status.stdout).toContain('ALARM');
        });
      },
    );

    it('ends with the reason of a refusal', IN_ORDER, async () => {
      await inTemporaryFolder(async (folder) => {
        await writeFile(join(folder, 'upkeep.yaml'), CARS_CONFIG.replace('model: cars', `model: ${MODEL}`));
        await writeFile(join(folder, 'broken.csv'), 'id,mpg\n1,"2');
        const { code, stderr } = await runCommand(['push', 'broken.csv'], {
          folder,
          deployment: deployment(),
        });
        expect(code).toBe(3);
        expect(stderr).toContain('broken.csv');
      });
    });
  });
}

interface Place {
  readonly folder: string;
  readonly deployment: TestDeployment;
}

async function runCommand(args: readonly string[], { folder, deployment }: Place) {
  const entry = join(REPOSITORY, 'bin', 'upkeep.ts');
  const child = spawn(process.execPath, [entry, ...args, '--stack', STACK], {
    cwd: folder,
    env: awsEnvironment(deployment.endpoint),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout, stderr };
}
