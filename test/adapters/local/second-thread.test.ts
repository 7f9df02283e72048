import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSecondThread, startSecondThreads } from '../../../adapters/local/second-thread.ts';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { cleanTable } from '../../../core/data-set/clean-table.ts';
import { writeDataSet } from '../../../core/data-set/write-data-set.ts';
import type { SecondThread } from '../../../core/ports/second-thread.ts';
import { isNumeric, type Table } from '../../../core/table/table.ts';
import { readOf } from '../../core/data-set/read-of.ts';
import { memoryPorts } from '../../support/memory-ports.ts';

vi.setConfig({ testTimeout: 30_000 });

const started: SecondThread[] = [];
const start = () => {
  const thread = createSecondThread('nowhere', { key: 'k', version: 'v' });
  started.push(thread);
  return thread;
};
afterEach(async () => {
  for (const thread of started.splice(0)) await thread.close();
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

async function bytesOf(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> {
  const copies: Uint8Array[] = [];
  for await (const chunk of chunks) copies.push(chunk.slice());
  return Buffer.concat(copies);
}

describe('the second thread', () => {
  it.each([
    ['in shared memory', { ...read, table: shared(read.table) }],
    ['that is copied', read],
  ])('makes what this thread makes, of a table %s', async (_, given) => {
    const own = cleanTable(given, { config, uploadedAtMs: 0 });
    const other = cleanTable(given, { config, uploadedAtMs: 0, sideWorker: start() });
    expect(await other.profile).toEqual(await own.profile);
    expect((await other.profile).after).not.toEqual((await other.profile).before);
    expect(Buffer.compare(await bytesOf(other.parquet), await bytesOf(own.parquet))).toBe(0);
  });

  it('hands on why it could not', async () => {
    const { recipe, table, finished } = cleanTable(read, { config, uploadedAtMs: 0 });
    const finish = start().begin(read.table, config.data);
    const lacking = { ...table, columns: table.columns.filter(({ name }) => name !== 'c') };
    const { profiles, parquet } = finish({ table: lacking, recipe }, finished);
    await expect(profiles).rejects.toThrow('the data lack "c"');
    await expect(bytesOf(parquet)).rejects.toThrow('the data lack "c"');
  });

  it('ends when it is closed, and whoever waits is told', async () => {
    const thread = start();
    const { profile } = cleanTable(read, { config, uploadedAtMs: 0, sideWorker: thread });
    await thread.close();
    await expect(profile).rejects.toThrow(/^The second thread ended with exit code \d\.$/);
  });

  it('lets the failure of a write be the only one', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const thread = start();
    const cleaned = cleanTable(read, { config, uploadedAtMs: 0, sideWorker: thread });
    const store = { ...memoryPorts().store, put: () => Promise.reject(new Error('disk full')) };
    const source = {
      model: 'm',
      datasetId: 'd',
      raw: { key: 'k', version: 'v', digest: '', sizeBytes: 0 },
      csv: config.clean,
    };
    await expect(writeDataSet(store, source, cleaned)).rejects.toThrow('disk full');
    await thread.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('is not started for a small file', () => {
    const small = { key: 'k', version: 'v', sizeBytes: 1000, modifiedAtMs: 0 };
    expect(startSecondThreads('nowhere')(small)).toBeUndefined();
  });
});
