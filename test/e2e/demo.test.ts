import { cp, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLocalContext, type LocalContext } from '../../cli/context.ts';
import { EXAMPLE_MODEL } from '../../cli/demo/example-model.ts';
import { playYear } from '../../cli/demo/play-year.ts';
import type { StoryYear } from '../../cli/demo/story-row.ts';
import { EXAMPLE_CONFIG, loadCars } from '../../cli/demo/year-slices.ts';
import { cleanObject } from '../../cli/pipeline/clean-locally.ts';
import { tuneLocally } from '../../cli/pipeline/tune-locally.ts';
import { putUpload } from '../../cli/pipeline/upload.ts';
import { readModel } from '../../core/registry/model-document.ts';
import { type Stoppable, stoppablePorts } from '../support/stoppable-ports.ts';
import { inTemporaryFolder, REPOSITORY, runUpkeep, startUpkeep } from './run-upkeep.ts';

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

describe('the year in which the demo tunes again', () => {
  const streams = { stdout: process.stdout, stderr: process.stderr, interactive: false };

  function contextOf(store: string, year: number): LocalContext {
    const nowMs = () => Date.UTC(year + 1, 0, 2);
    return { ...createLocalContext({ store, quiet: true }, streams), nowMs };
  }

  /** The same in a process that stops after so many effects, and is gone when the next one looks. */
  function stoppingContext(store: string, nLetThrough: number | null): LocalContext & { ports: Stoppable } {
    const context = contextOf(store, 1978);
    const holder = { host: hostname(), pid: 2 ** 30 };
    const ports = stoppablePorts(context.ports);
    ports.stopAfter(nLetThrough);
    return { ...context, holder, ports };
  }

  async function until1977(store: string): Promise<(context: LocalContext) => Promise<StoryYear>> {
    const cars = await loadCars();
    const play = (number: number, context: LocalContext) =>
      playYear({ label: `${number}`, number, slice: cars(number, number) }, context);
    const context = contextOf(store, 1974);
    const upload = { body: cars(1970, 1974).csv, file: 'cars.csv', config: join(REPOSITORY, EXAMPLE_CONFIG) };
    const { key } = await putUpload(context.ports.store, upload);
    await tuneLocally(await cleanObject(key, context), context);
    for (const year of [1975, 1976, 1977]) await play(year, contextOf(store, year));
    return (later) => play(1978, later);
  }

  it('comes to the same row and registry, stopped after any write and repeated', async () => {
    await inTemporaryFolder(async (folder) => {
      const base = join(folder, 'base');
      const play1978 = await until1977(base);
      const copyTo = async (name: string) => {
        await cp(base, join(folder, name), { recursive: true, preserveTimestamps: true });
        return join(folder, name);
      };
      const undisturbed = stoppingContext(await copyTo('undisturbed'), null);
      const expected = await play1978(undisturbed);
      expect(expected).toMatchObject({ alertState: 'ALARM', retuned: 'tuned again: version 2 promoted' });
      const aliases = { champion: 2 };
      expect(await readModel(undisturbed.ports.registry, EXAMPLE_MODEL)).toMatchObject({ aliases });
      const nEffects = undisturbed.ports.nEffects();
      expect(nEffects).toBeGreaterThan(30);
      for (let k = 0; k < nEffects; k++) {
        const store = await copyTo(`stopped-${k}`);
        await expect(play1978(stoppingContext(store, k))).rejects.toThrow('stopped before');
        const repeated = contextOf(store, 1978);
        expect(await play1978(repeated), `after ${k} of ${nEffects} effects`).toEqual(expected);
        expect(await readModel(repeated.ports.registry, EXAMPLE_MODEL)).toMatchObject({
          aliases,
          nextVersion: 3,
        });
      }
    });
  });
});
