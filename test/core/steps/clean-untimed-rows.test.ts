import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import { clean } from '../../../core/steps/clean.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { tableOf } from '../cleaning/table-of.ts';
import { readText } from '../csv/csv-source.ts';
import { utf16 } from '../input/read-bytes.ts';
import { parquetBytes } from '../parquet/written-parquet.ts';

const CSV = 'at,x,note\n2026-01-01,1,a\nNA,007.50,"b, c"\n2026-01-02,2,d\n';
const LINES = '{"at":"2026-01-01","x":1}\r\n{"x": 1e1, "note":"b"}\r\n{"at":"2026-01-02","x":2}\n';
const PARQUET = parquetBytes(
  tableOf(
    { at: ['2026-01-01', null, '2026-01-02'], x: [1, 7.5, 2], note: ['007', '008', '009'] },
    { at: 'text', note: 'text' },
  ),
);

/** The rows of `quarantine.csv`, read back. */
async function quarantined(name: string, body: Uint8Array | string) {
  const ports = memoryPorts();
  await ports.store.put(keys.config('series'), 'model: series\ndata: { time: at }\n');
  await ports.store.put(keys.raw('series', name), body);
  const { datasetId } = await clean({ key: keys.raw('series', name) }, ports);
  const file = await ports.store.get(keys.dataSet('series', datasetId, 'quarantine.csv'));
  const { table } = await readText(file);
  return table.columns.map((column) => ('levels' in column ? column.levels : [...column.values]));
}

describe('a row without a time is set aside as it stands in the file', () => {
  it.each([
    ['CSV', 'a.csv', CSV, 3, 'NA,007.50,"b, c"'],
    ['CSV in UTF-16, compressed', 'a.csv.gz', gzipSync(utf16(CSV, true)), 3, 'NA,007.50,"b, c"'],
    ['JSON Lines', 'a.jsonl', LINES, 2, '{"x": 1e1, "note":"b"}'],
    // A file without text: its values as JSON.
    ['Parquet', 'a.parquet', PARQUET, 2, '{"at":null,"x":7.5,"note":"008"}'],
  ])('%s', async (_, name, body, line, text) => {
    expect(await quarantined(name, body)).toEqual([[line], ['has no at, the column of data.time'], [text]]);
  });
});
