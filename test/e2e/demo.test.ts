import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder, runUpkeep, startUpkeep } from './run-upkeep.ts';

interface DemoDocument {
  readonly reused: boolean;
  readonly years: readonly {
    label: string;
    nCars: number;
    nLabelled: number;
    versionInService: number;
    alertState: string;
    frozenSquaredError: number;
    maintainedSquaredError: number;
  }[];
  readonly pooled: { frozen: number; maintained: number; nLabelled: number };
}

async function demoJson(folder: string, ...more: string[]): Promise<DemoDocument> {
  const { code, stdout, stderr } = await runUpkeep(['demo', '--json', ...more], folder);
  expect(stderr).not.toContain('defect');
  expect(code).toBe(0);
  return JSON.parse(stdout) as DemoDocument;
}

describe('upkeep demo', () => {
  it('keeps the maintained model clearly better than the first one left alone, and says so', async () => {
    await inTemporaryFolder(async (folder) => {
      const { code, stdout, seconds } = await runUpkeep(['demo'], folder);
      expect(code).toBe(0);
      expect(seconds).toBeLessThan(30);
      expect(stdout).toMatch(/^1978 .*ALARM/m);
      expect(stdout).toContain('Pooled over 1979-1982');
      const again = await demoJson(folder);
      expect(again.reused).toBe(true);
      expect(again.years.map(({ label }) => label)).toEqual([
        '1975',
        '1976',
        '1977',
        '1978',
        '1979',
        '1980',
        '1981-82',
      ]);
      expect(again.years.map(({ nCars }) => nCars)).toEqual([30, 34, 28, 36, 29, 29, 61]);
      expect(again.years[0]?.versionInService).toBe(1);
      expect(again.pooled.maintained).toBeLessThan(0.8 * again.pooled.frozen);
      const report = await readFile(join(folder, 'upkeep-out', 'demo', 'report.html'), 'utf8');
      expect(report).toContain('</html>');
    });
  });

  it('starts over with --fresh and comes to the same', async () => {
    await inTemporaryFolder(async (folder) => {
      const first = await demoJson(folder);
      const second = await demoJson(folder, '--fresh');
      expect(first.reused).toBe(false);
      expect(second).toEqual(first);
    });
  });

  it('finishes with the same results after being killed at three random moments', async () => {
    await inTemporaryFolder(async (undisturbed) => {
      const { seconds } = await runUpkeep(['demo', '--json'], undisturbed);
      const expected = await demoJson(undisturbed);
      const shares = [Math.random(), Math.random(), Math.random()];
      await inTemporaryFolder(async (folder) => {
        for (const share of shares) {
          const { child, finished } = startUpkeep(['demo', '--json'], folder);
          // From the first module loaded to the last line written.
          const timer = setTimeout(() => child.kill('SIGKILL'), 1000 * seconds * share);
          await finished;
          clearTimeout(timer);
        }
        const results = await demoJson(folder);
        expect(results.years, `killed at ${shares.join(', ')} of the run`).toEqual(expected.years);
        const files = ['cv_results.csv', 'model.json'];
        for (const file of files) {
          const killed = await readFile(join(folder, 'upkeep-out', 'demo', file), 'utf8');
          expect(killed, file).toBe(await readFile(join(undisturbed, 'upkeep-out', 'demo', file), 'utf8'));
        }
      });
    });
  });
});
