import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CARS_CONFIG, carsCsv } from '../core/steps/cars.ts';
import { inTemporaryFolder, runUpkeep, startUpkeep } from './run-upkeep.ts';

const N_SPLITS = 3;
const LEVELS = [1, 2, 3, 4, 5, 6];

/** Predicts its only parameter, and leaves a file for each evaluation that it is asked for. Held, it answers for none above 3. */
const TRAINER = `
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
const [requestPath, responsePath] = process.argv.slice(2);
const { action, params, test, model } = JSON.parse(readFileSync(requestPath, 'utf8'));
if (action === 'evaluate') {
  writeFileSync(\`asked-\${params.level}-\${randomUUID()}\`, '');
  while (params.level > 3 && existsSync('hold')) await setTimeout(50);
}
if (action === 'fit') writeFileSync(model, JSON.stringify(params));
const { level } = action === 'predict' ? JSON.parse(readFileSync(model, 'utf8')) : params;
const nRows = test === null ? 0 : readFileSync(test, 'utf8').trimEnd().split('\\n').length - 1;
const predictions = action === 'fit' ? {} : { predictions: new Array(nRows).fill(level) };
writeFileSync(responsePath, JSON.stringify({ format: 'upkeep-trainer-response/1', ...predictions }));
`;

const entry = {
  estimator: 'lambda',
  name: 'counted',
  command: [process.execPath, 'trainer.mjs'],
  expectedSeconds: 1,
  grid: { level: LEVELS },
};
const CONFIG = CARS_CONFIG.replace(/estimators: .*/, `estimators: [${JSON.stringify(entry)}]`);

describe('a search that is killed', () => {
  it('is finished by the same command, which evaluates only what is missing', async () => {
    await inTemporaryFolder(async (folder) => {
      const args = ['tune', 'cars.csv'];
      /** How often the trainer was asked to evaluate each candidate. */
      const nAsked = async () => {
        const files = await readdir(folder);
        return LEVELS.map((level) => files.filter((file) => file.startsWith(`asked-${level}-`)).length);
      };
      const nDone = () =>
        readdir(join(folder, '.upkeep', 'objects', 'models', 'cars', 'paths')).then(
          ({ length }) => length,
          () => 0,
        );
      await writeFile(join(folder, 'upkeep.yaml'), CONFIG);
      await writeFile(join(folder, 'cars.csv'), carsCsv(1970, 1974));
      await writeFile(join(folder, 'trainer.mjs'), TRAINER);
      await writeFile(join(folder, 'hold'), '');

      const { child, finished } = startUpkeep(args, folder);
      const isHeld = async () => (await nDone()) >= 3 && (await nAsked()).slice(3).some((n) => n > 0);
      while (!(await isHeld())) {
        expect(child.exitCode).toBeNull();
        await setTimeout(50);
      }
      child.kill('SIGKILL');
      expect((await finished).code).toBeNull();
      const before = await nAsked();
      expect(before.slice(0, 3)).toEqual([N_SPLITS, N_SPLITS, N_SPLITS]);

      await rm(join(folder, 'hold'));
      const second = await runUpkeep(args, folder);
      expect(second.code, second.stderr).toBe(0);
      const after = await nAsked();
      expect(after.map((n, at) => n - before[at]!)).toEqual([0, 0, 0, N_SPLITS, N_SPLITS, N_SPLITS]);
      expect(await nDone()).toBe(LEVELS.length + 1);

      expect((await runUpkeep(args, folder)).code).toBe(0);
      expect(await nAsked()).toEqual(after);
    });
  });
});
