import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { keys } from '../../core/contracts/keys.ts';
import { resolveVersion } from '../../core/registry/resolve-version.ts';
import { writeRunReport } from '../../report/write-run-report.ts';
import { createLocalContext, type LocalContext, type LocalOptions } from '../context.ts';
import { EXAMPLE_MODEL } from '../demo/example-model.ts';
import { playYear } from '../demo/play-year.ts';
import { pooledRmse, type StoryYear, storyRow, storyTable } from '../demo/story-row.ts';
import { EXAMPLE_CONFIG, loadCars } from '../demo/year-slices.ts';
import { EXIT } from '../exit-codes.ts';
import type { Streams } from '../output/output.ts';
import { packageRoot } from '../package-root.ts';
import { cleanObject } from '../pipeline/clean-locally.ts';
import { copyFiles } from '../pipeline/copy-files.ts';
import { type TuneOutcome, tuneLocally } from '../pipeline/tune-locally.ts';
import { putUpload } from '../pipeline/upload.ts';

const YEARS = [1975, 1976, 1977, 1978, 1979, 1980, 1982];
const POOLED_FROM = 1979;
const FILES = ['report.html', 'cv_results.csv', 'model.json', 'run.json'] as const;
const OUT = join('upkeep-out', 'demo');

interface DemoOptions extends LocalOptions {
  readonly fresh?: boolean;
}

/** `upkeep demo`: the whole loop on the example's cars, through the real steps and the local adapters. */
export async function demo(options: DemoOptions, streams: Streams): Promise<number> {
  const clock = demoClock();
  const context = {
    ...createLocalContext({ ...options, store: join(options.store, 'demo') }, streams),
    nowMs: clock.nowMs,
  };
  const { output } = context;
  if (options.fresh === true) await rm(context.storeRoot, { recursive: true, force: true });
  const cars = await loadCars();

  output.print('1970-1974: the first model');
  clock.setYear(1975);
  const first = await firstModel(cars(1970, 1974).csv, context);

  const years: StoryYear[] = [];
  for (const number of YEARS) {
    const label = number === 1982 ? '1981-82' : `${number}`;
    clock.setYear(number + 1);
    years.push(await playYear({ label, number, slice: cars(number, number) }, context));
  }
  await tell(years, first, context);
  return EXIT.ok;
}

/** The demo's years pass at once: its clock stands on the second of January, when the year before can be judged. */
function demoClock() {
  let now = 0;
  return {
    nowMs: () => now,
    setYear: (year: number) => {
      now = Date.UTC(year, 0, 2);
    },
  };
}

async function firstModel(csv: Uint8Array, context: LocalContext): Promise<TuneOutcome> {
  const config = join(packageRoot(), EXAMPLE_CONFIG);
  const { key } = await putUpload(context.ports.store, { body: csv, file: 'cars-1970-1974.csv', config });
  return tuneLocally(await cleanObject(key, context), context);
}

async function tell(years: readonly StoryYear[], first: TuneOutcome, context: LocalContext): Promise<void> {
  const { output, ports } = context;
  const pooled = pooledRmse(years.filter(({ label }) => Number(label.slice(0, 4)) >= POOLED_FROM));
  const champion = await resolveVersion(ports.registry, EXAMPLE_MODEL);
  await writeRunReport(champion, ports, years.map(storyRow));
  const runKeys = FILES.map((file) => keys.run(EXAMPLE_MODEL, champion.runId, file));
  const files = await copyFiles(ports.store, runKeys, OUT);
  output.print(`\n${storyTable(years)}`);
  output.print(
    `\nPooled over 1979-1982, ${pooled.nLabelled} cars: RMSE ${pooled.frozen.toFixed(1)} mpg with version 1 left alone, ` +
      `${pooled.maintained.toFixed(1)} maintained.`,
  );
  output.print(
    '1980 itself stays bad: that year the cars changed faster than any model of the years before could know.',
  );
  output.print(
    `\nEverything is in ${relative(process.cwd(), context.storeRoot)}; the report: ${join(OUT, 'report.html')}`,
  );
  output.result({ command: 'demo', reused: first.reused, years, pooled, store: context.storeRoot, files });
}
