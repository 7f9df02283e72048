import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CARS_CONFIG, carsCsv } from '../../core/steps/cars.ts';
import { awsEnvironment } from '../../emulator/aws-environment.ts';
import { inTemporaryFolder, runUpkeep } from '../run-upkeep.ts';
import { STACK, type TestDeployment } from './deployment.ts';
import { IN_ORDER } from './in-order.ts';

const MODEL = 'pushed';

/** The command `upkeep` with `--stack`, as a user's shell would start it. */
export function describeDeployedCommandLine(deployment: () => TestDeployment): void {
  describe('the command line, with --stack', () => {
    it(
      'pushes a data set and follows it to its champion; then rolls back, promotes, predicts and watches',
      IN_ORDER,
      async () => {
        await inTemporaryFolder(async (folder) => {
          const run = (args: readonly string[]) => runDeployed(args, folder);
          const champion = async () => {
            const { stdout } = await run(['models', MODEL, '--json']);
            return JSON.parse(stdout).aliases.champion as number;
          };
          await writeFile(join(folder, 'upkeep.yaml'), CARS_CONFIG.replace('model: cars', `model: ${MODEL}`));
          await writeFile(join(folder, 'cars.csv'), carsCsv(1970, 1974));
          const pushed = await run(['push', 'cars.csv']);
          expect(pushed, pushed.stderr).toMatchObject({ code: 0 });
          expect(pushed.stdout).toMatch(/✔ Clean: 159 rows, 7 without target; data set [0-9a-f]{16}/);
          expect(pushed.stdout).toContain('✔ Promote: version 1 is the champion.');
          const again = await run(['push', 'cars.csv']);
          expect(again, again.stderr).toMatchObject({ code: 0 });
          expect(again.stdout).toContain('(uploaded before)');
          expect(again.stdout).toMatch(
            /✔ Tune: this search was done before \(run [0-9a-f]{16}\), version 1\n/,
          );

          await writeFile(join(folder, 'later.csv'), carsCsv(1970, 1978));
          const later = await run(['push', 'later.csv']);
          expect(later, later.stderr).toMatchObject({ code: 0 });
          expect(later.stdout).toContain('✔ Promote: version 2 is the champion.');

          const back = await run(['rollback', MODEL, '--json']);
          expect(JSON.parse(back.stdout)).toMatchObject({ model: MODEL, from: 2, to: 1 });
          expect(await champion()).toBe(1);
          const promoted = await run(['promote', `${MODEL}:2`, '--json']);
          expect(JSON.parse(promoted.stdout)).toMatchObject({ model: MODEL, version: 2 });
          expect(await champion()).toBe(2);
          expect((await run(['rollback', MODEL])).stdout).toContain('version 1 is the champion again');
          expect(await champion()).toBe(1);

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
        // Its columns are as configured, which the command sees for itself; what is in them is CLEAN's to find.
        await writeFile(join(folder, 'broken.csv'), carsCsv(1970, 1970).replace(/,18$/m, ',many'));
        const { code, stderr } = await runDeployed(['push', 'broken.csv'], folder);
        expect(code, stderr).toBe(3);
        expect(stderr).toContain('broken.csv');
      });
    });

    function runDeployed(args: readonly string[], folder: string) {
      const env = awsEnvironment(deployment().endpoint);
      return runUpkeep([...args, '--stack', STACK], folder, { env });
    }
  });
}
