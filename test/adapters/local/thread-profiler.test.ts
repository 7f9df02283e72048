import { afterEach, describe, expect, it, vi } from 'vitest';
import { createThreadProfiler, startThreadProfiler } from '../../../adapters/local/thread-profiler.ts';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { cleanTable } from '../../../core/data-set/clean-table.ts';
import { writeDataSet } from '../../../core/data-set/write-data-set.ts';
import type { StartedProfiler } from '../../../core/ports/profiler.ts';
import { isNumeric, type Table } from '../../../core/table/table.ts';
import { readOf } from '../../core/data-set/read-of.ts';
import { memoryPorts } from '../../support/memory-ports.ts';

vi.setConfig({ testTimeout: 30_000 });

const started: StartedProfiler[] = [];
const start = () => {
  const profiler = createThreadProfiler();
  started.push(profiler);
  return profiler;
};
afterEach(async () => {
  for (const profiler of started.splice(0)) await profiler.close();
});

const read = readOf({
  x: Array.from({ length: 200 }, (_, i) => (i % 9 === 4 ? null : Math.sin(i) * (i === 70 ? 100 : 1))),
  y: Array.from({ length: 200 }, (_, i) => i / 3),
  c: Array.from({ length: 200 }, (_, i) => ['p', 'q', null, 'r'][i % 4]!),
});
const config = modelConfig.parse({
  model: 'm',
  data: { target: 'y', order: 'file' },
  clean: {
    denoise: [{ columns: ['x'], method: 'movingAverage', window: 3 }],
    outliers: { method: 'iqr' },
    impute: { indicator: true },
  },
});

/** The same table, its numbers in shared memory. */
function shared({ nRows, columns }: Table): Table {
  const share = (values: Float64Array) => {
    const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
    copy.set(values);
    return copy;
  };
  return {
    nRows,
    columns: columns.map((column) =>
      isNumeric(column) ? { ...column, values: share(column.values) } : column,
    ),
  };
}

describe('the thread that profiles', () => {
  it.each([
    ['in shared memory', { ...read, table: shared(read.table) }],
    ['that is copied', read],
  ])('gives the profile that this thread gives, of a table %s', async (_, given) => {
    const own = await cleanTable(given, { config, uploadedAtMs: 0 }).profile;
    const other = await cleanTable(given, { config, uploadedAtMs: 0, profiler: start() }).profile;
    expect(other).toEqual(own);
    expect(other.after).not.toEqual(other.before);
  });

  it('hands on why it could not', async () => {
    const profiler = start();
    const { recipe, table } = cleanTable(read, { config, uploadedAtMs: 0 });
    const finish = profiler.begin(read.table, config.data);
    const lacking = { ...table, columns: table.columns.filter(({ name }) => name !== 'c') };
    await expect(finish({ table: lacking, recipe })).rejects.toThrow('the data lack "c"');
  });

  it('ends when it is closed, and whoever waits is told', async () => {
    const profiler = start();
    const { profile } = cleanTable(read, { config, uploadedAtMs: 0, profiler });
    await profiler.close();
    await expect(profile).rejects.toThrow(/^The thread that profiles ended with exit code \d\.$/);
  });

  it('lets the failure of a write be the only one', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const profiler = start();
    const cleaned = cleanTable(read, { config, uploadedAtMs: 0, profiler });
    const store = { ...memoryPorts().store, put: () => Promise.reject(new Error('disk full')) };
    const source = {
      model: 'm',
      datasetId: 'd',
      raw: { key: 'k', version: 'v', digest: '', sizeBytes: 0 },
      csv: config.clean,
    };
    await expect(writeDataSet(store, source, cleaned)).rejects.toThrow('disk full');
    await profiler.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('is not started for a small file', () => {
    expect(startThreadProfiler(1000)).toBeUndefined();
  });
});
