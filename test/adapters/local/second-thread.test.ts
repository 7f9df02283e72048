import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTurns } from '../../../adapters/local/column-turns.ts';
import { createFileObjectStore } from '../../../adapters/local/file-object-store.ts';
import { createSecondThread, secondThreads } from '../../../adapters/local/second-thread.ts';
import type { Answer } from '../../../adapters/local/second-thread-messages.ts';
import { explainFileError } from '../../../cli/explain-file-error.ts';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { type CleanedTable, cleanTable } from '../../../core/data-set/clean-table.ts';
import { writeDataSet } from '../../../core/data-set/write-data-set.ts';
import { ConfigurationError } from '../../../core/errors.ts';
import { sha256 } from '../../../core/hashing/sha256.ts';
import type { SecondThread } from '../../../core/ports/second-thread.ts';
import { describeColumn } from '../../../core/profile/describe-column.ts';
import { isNumeric, type Table } from '../../../core/table/table.ts';
import { readOf } from '../../core/data-set/read-of.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

vi.setConfig({ testTimeout: 30_000 });
// In this thread only: the other one loads the file itself.
vi.mock('../../../adapters/local/column-turns.ts', async (original) => {
  const module = await original<typeof import('../../../adapters/local/column-turns.ts')>();
  return { ...module, inTurns: vi.fn(module.inTurns) };
});

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.dispose());

const started: SecondThread[] = [];
const start = () => {
  const thread = createSecondThread(folder.root, { key: 'k', version: 'v' });
  started.push(thread);
  return thread;
};
afterEach(async () => {
  for (const thread of started.splice(0)) await thread.close();
  vi.mocked(inTurns).mockReset(); // to what it was
});

const read = readOf({
  x: Array.from({ length: 200 }, (_, i) => (i % 9 === 4 ? null : Math.sin(i) * (i === 70 ? 100 : 1))),
  y: Array.from({ length: 200 }, (_, i) => i / 3),
  c: Array.from({ length: 200 }, (_, i) => ['p', 'q', null, 'r'][i % 4]!),
  // Few values, so that they are counted; gaps; text; nothing.
  k: Array.from({ length: 200 }, (_, i) => (i * i) % 7 > 3),
  z: Array.from({ length: 200 }, (_, i) => (i % 11 === 5 ? null : (i * 37) % 101)),
  note: Array.from({ length: 200 }, (_, i) => `n${i}`),
  none: Array.from({ length: 200 }, () => null),
});
const configOf = (clean: object) =>
  modelConfig.parse({ model: 'm', data: { target: 'y', order: 'file', ignore: ['note'] }, clean });
const config = configOf({
  denoise: [{ columns: ['x'], method: 'movingAverage', window: 3 }],
  outliers: { method: 'iqr' },
  impute: { indicator: true },
});
const NEIGHBOURS = {
  outliers: { method: 'mad', action: 'drop' },
  impute: { numeric: 'knn', nNeighbors: 3 },
  normalize: { method: 'quantile', nQuantiles: 20 },
};

/** The same table, its cells in shared memory. */
function shared({ nRows, columns }: Table): Table {
  const share = <Cells extends Float64Array | Int32Array>(cells: Cells): Cells => {
    const bytes = new SharedArrayBuffer(cells.byteLength);
    const copy = (cells instanceof Float64Array ? new Float64Array(bytes) : new Int32Array(bytes)) as Cells;
    copy.set(cells);
    return copy;
  };
  return {
    nRows,
    columns: columns.map((column) =>
      isNumeric(column)
        ? { ...column, values: share(column.values) }
        : { ...column, codes: share(column.codes) },
    ),
  };
}

/** Whoever makes something of the first column comes to it only when another thread has taken one too. */
function firstWithAnother<T>(turns: SharedArrayBuffer, make: (place: number) => T) {
  const begun = new Int32Array(turns);
  const giveUpAtMs = performance.now() + 20_000;
  return (place: number): T => {
    while (place === 0 && Atomics.load(begun, 0) < 2 && performance.now() < giveUpAtMs)
      Atomics.wait(begun, 0, Atomics.load(begun, 0), 1);
    return make(place);
  };
}

type Made = readonly [place: number, made: unknown];

/** What a second thread says that it made of columns, by their place. */
function saidByOther() {
  const said = vi.spyOn(Worker.prototype, 'emit');
  return (kind: 'described' | 'after'): Made[] => {
    const answers = said.mock.calls.flatMap(([event, answer]: unknown[]) =>
      event === 'message' ? [answer as Answer] : [],
    );
    return answers.flatMap((answer): readonly Made[] =>
      answer.kind === kind ? (answer.value as readonly Made[]) : [],
    );
  };
}

const byPlace = (made: readonly Made[]) => made.toSorted(([a], [b]) => a - b);

/** What is made of a table, told in full, its Parquet as the file that was written. */
async function outcomeOf({ profile, putParquet, recipe, ledger, notices }: CleanedTable, key: string) {
  const store = createFileObjectStore(folder.root);
  const [written, profiled] = await Promise.all([putParquet(store, key), profile()]);
  const parquet = await store.get(key);
  expect(written).toEqual({ sha256: sha256(parquet), sizeBytes: parquet.length });
  return { profiled, written, recipe, ledger, notices };
}

describe('the second thread', () => {
  const shareable = { ...read, table: shared(read.table) };

  it.each([
    ['in shared memory', 'fences', shareable, config],
    ['in shared memory', 'neighbours', shareable, configOf(NEIGHBOURS)],
    ['that is copied', 'fences', read, config],
    ['that is copied', 'neighbours', read, configOf(NEIGHBOURS)],
  ])('makes what this thread makes, of a table %s: %s', async (_, __, given, config) => {
    const own = await cleanTable(given, { config, uploadedAtMs: 0 });
    const other = await cleanTable(given, { config, uploadedAtMs: 0, thread: start() });
    const outcome = await outcomeOf(other, 'other.parquet');
    expect(outcome).toEqual(await outcomeOf(own, 'own.parquet'));
    expect(outcome.profiled.after).not.toEqual(outcome.profiled.before);
    expect(outcome.written.sizeBytes).toBeGreaterThan(1000);
  });

  it.each([
    ['in shared memory', shareable],
    ['that is copied', read],
  ])('looks at each column once, with this thread, of a table %s', async (_, given) => {
    const own = await cleanTable(given, { config, uploadedAtMs: 0 });
    const said = saidByOther();
    const here = vi.mocked(inTurns);
    const unwatched = here.getMockImplementation()!;
    here.mockImplementation((n, turns, make) => unwatched(n, turns, firstWithAnother(turns, make)));

    const both = await cleanTable(given, { config, uploadedAtMs: 0, thread: start() });
    const outcome = await outcomeOf(both, 'both.parquet');
    expect(outcome).toEqual(await outcomeOf(own, 'own.parquet'));

    expect(here.mock.settledResults.map(({ type }) => type)).toEqual(['fulfilled', 'fulfilled']);
    const [describedHere, profiledHere] = here.mock.settledResults.map(({ value }) => value);
    expect(said('described')).not.toEqual([]);
    expect(byPlace([...describedHere, ...said('described')])).toEqual(
      given.table.columns.map((column, at) => [at, describeColumn(column)]),
    );
    expect(said('after')).not.toEqual([]);
    expect(byPlace([...profiledHere, ...said('after')])).toEqual([...outcome.profiled.after.entries()]);
  });

  it('hands on why it could not', async () => {
    const { recipe, table, finished } = await cleanTable(read, { config, uploadedAtMs: 0 });
    const work = start().begin(read.table);
    const descriptions = await work.describe();
    const lacking = { ...table, columns: table.columns.filter(({ name }) => name !== 'c') };
    const fitted = { table: lacking, recipe, imputed: null, data: config.data, descriptions };
    const { after, putParquet } = work.finish(fitted, finished);
    await expect(after()).rejects.toThrow('the data lack "c"');
    await expect(putParquet(memoryPorts().store, 'p')).rejects.toThrow('the data lack "c"');
  });

  it('hands on what the file system refused, as the command explains it', async () => {
    const root = join(folder.root, 'a-file');
    await writeFile(root, '');
    const thread = createSecondThread(root, { key: 'k', version: 'v' });
    started.push(thread);
    const { putParquet } = await cleanTable(read, { config, uploadedAtMs: 0, thread });
    const error = await putParquet(createFileObjectStore(root), 'p').catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'ENOTDIR', path: expect.stringContaining(root) });
    expect(explainFileError(error, { out: root })).toBeInstanceOf(ConfigurationError);
  });

  const ENDED = /^The second thread ended with exit code \d\.$/;
  /** The same, closed as soon as it has described its columns. */
  const closedEarly = (thread: SecondThread): Pick<SecondThread, 'begin'> => ({
    begin: (ordered) => {
      const work = thread.begin(ordered);
      return {
        describe: async () => {
          const descriptions = await work.describe();
          await thread.close();
          return descriptions;
        },
        finish: work.finish,
      };
    },
  });

  it('ends when it is closed, and whoever waits for its descriptions is told', async () => {
    const thread = start();
    const isTold = expect(cleanTable(read, { config, uploadedAtMs: 0, thread })).rejects.toThrow(ENDED);
    await thread.close();
    await isTold;
  });

  it('ends when it is closed, and whoever waits for its profile or for Parquet is told', async () => {
    const thread = closedEarly(start());
    const { profile, putParquet } = await cleanTable(read, { config, uploadedAtMs: 0, thread });
    await expect(profile()).rejects.toThrow(ENDED);
    await expect(putParquet(memoryPorts().store, 'p')).rejects.toThrow(ENDED);
  });

  it('lets the failure of a write be the only one', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const cleaned = await cleanTable(read, { config, uploadedAtMs: 0, thread: closedEarly(start()) });
    const store = { ...memoryPorts().store, put: () => Promise.reject(new Error('disk full')) };
    const source = {
      model: 'm',
      datasetId: 'd',
      raw: { key: 'k', version: 'v', digest: '', sizeBytes: 0 },
      csv: config.clean,
    };
    await expect(writeDataSet(store, source, cleaned)).rejects.toThrow('disk full');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    await expect(cleaned.profile()).rejects.toThrow(ENDED);
  });

  it('is not started for a small file', () => {
    const small = { key: 'k', version: 'v', sizeBytes: 1000, modifiedAtMs: 0 };
    expect(secondThreads('nowhere').start(small)).toBeUndefined();
  });

  describe('started ahead of what it is for', () => {
    const large = { key: 'k', version: 'v', sizeBytes: 64 << 20, modifiedAtMs: 0 };
    const rest = { nBytesArrived: 0, sizeBytes: large.sizeBytes };

    it('is at work at once', async () => {
      const threads = secondThreads(folder.root, large.sizeBytes);
      await threads.ready;
      const [first, second] = [threads.start(large)!, threads.start(large)!];
      expect(first.tail.placeFor(rest)).toBeGreaterThan(0);
      expect(second.tail.placeFor(rest)).toBeNull(); // it has just begun to start
      const { profile } = await cleanTable(read, { config, uploadedAtMs: 0, thread: first });
      const own = await cleanTable(read, { config, uploadedAtMs: 0 });
      expect(await profile()).toEqual(await own.profile());
      await Promise.all([first.close(), second.close()]);
    });

    it('ends when it was not needed', async () => {
      const threads = secondThreads(folder.root, large.sizeBytes);
      const thread = threads.start(large)!;
      await threads.close();
      await expect(cleanTable(read, { config, uploadedAtMs: 0, thread })).rejects.toThrow(ENDED);
    });
  });
});
