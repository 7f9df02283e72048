import { expect } from 'vitest';
import { type ReadBytesOptions, readBytes, refusalOf } from '../read-bytes.ts';
import { cellsOf, fixture, numbers, type Outcomes, parquetOf, refused } from './check.ts';

const NAME = { name: 'a.parquet' };
const readFixture = (name: string, options: ReadBytesOptions = {}) =>
  readBytes(fixture(`${name}.parquet`), { ...NAME, ...options });
const cells = async () => cellsOf(await readFixture('types'));
const noticeOf = async (column: string) =>
  (await readFixture('types')).notices.find((notice) => notice.startsWith(`Column ${column} `));

/** As many files as libraries and settings wrote of one table, and the same cells in all. */
const WRITTEN = [
  ...['snappy', 'gzip', 'brotli', 'zstd', 'lz4', 'none'].map((codec) => `pandas-${codec}`),
  ...['zstd', 'lz4', 'uncompressed'].map((codec) => `polars-${codec}`),
  ...['snappy', 'zstd', 'gzip', 'lz4_raw', 'brotli', 'v2'].map((codec) => `duckdb-${codec}`),
  ...['groups', 'page-v2', 'plain', 'page-v2-plain', 'delta'],
];

export const PARQUET_OUTCOMES: Outcomes = {
  'Snappy, gzip, Brotli, Zstandard, LZ4 or no compression; the encodings of pyarrow, polars and DuckDB':
    async () => {
      const { table } = await readBytes(fixture('common.csv'));
      for (const name of WRITTEN) expect((await readFixture(name)).table, name).toEqual(table);
    },
  'Cut off, damaged, a page with a wrong checksum': async () => {
    const file = fixture('page-v2-plain.parquet');
    await refused(
      file.subarray(0, -100),
      /: the Parquet file is cut off: its end is missing after \d+ bytes/,
      NAME,
    );
    const damaged = Uint8Array.from(file);
    damaged[300]! ^= 1;
    await refused(damaged, /: the Parquet file is damaged: .*checksum/, NAME);
  },
  'Encrypted, or of another compression': async () => {
    await refused('PARE\0\0\0\0', /: it looks like an encrypted Parquet file\./, NAME);
    // LZO in place of no compression, wherever in the footer that is said.
    const file = parquetOf([numbers('a', 1)], 1);
    const messages: string[] = [];
    for (let at = file.length - 120; at < file.length - 8; at++) {
      const other = Uint8Array.from(file);
      other[at] = 6;
      messages.push((await refusalOf(other, NAME)).message);
    }
    expect(messages).toContainEqual(
      expect.stringMatching(/^a.parquet, column a: it is compressed with LZO\. /),
    );
  },
  'More cells than the limit allows, 8 bytes each, or more bytes in its pages': async () => {
    const flags = parquetOf([{ name: 'a', type: 'boolean', values: new Float64Array(1000) }], 1000);
    expect(flags.length).toBeLessThan(1000);
    await refused(flags, /: its 1000 rows unpack to 8000 bytes\./, { ...NAME, maxUnpackedBytes: 7999 });
    const text = { name: 'a', type: 'text', codes: Int32Array.of(0), levels: ['x'.repeat(5000)] } as const;
    await refused(parquetOf([text], 1), /: its 1 rows unpack to 50\d\d bytes\./, {
      ...NAME,
      maxUnpackedBytes: 4999,
    });
  },
  'null, NaN': async () => {
    const { nan, i8 } = await cells();
    expect([nan, i8]).toEqual([
      [null, null, 1.5],
      [-128, null, 127],
    ]);
  },
  'Infinite numbers': () =>
    refused(
      fixture('infinite.parquet'),
      /: column v: 1 of 4 values is no number \(line 2 "Infinity"\)/,
      NAME,
    ),
  'Decimals with a fraction, 32-bit and 16-bit floats': async () => {
    const { d9, d38, f32, f16 } = await cells();
    expect([d9![0], d38![0], f32![0], f16![2]]).toEqual([
      1.23,
      Number('12345678901234567890.12'),
      Math.fround(0.1),
      -65504,
    ]);
  },
  'Times with digits below the millisecond': async () => {
    expect((await cells()).ns![2]).toBe(1709164800123);
    expect(await noticeOf('ns')).toMatch(/times with digits below the millisecond, which are dropped\.$/);
  },
  'Times with a zone': async () =>
    expect((await cells()).zone).toEqual([Date.UTC(2024, 1, 29, 12), null, Date.UTC(2024, 6, 1)]),
  'Times outside of the years 0000 to 9999': async () => {
    const read = await readBytes(
      parquetOf([{ name: 't', type: 'time', values: Float64Array.of(0, 1e15) }], 2),
      NAME,
    );
    expect(cellsOf(read)).toEqual({ t: [0, null] });
    expect(read.notices).toEqual([
      'Column t holds 1 time outside of the years 0000 to 9999, which counts as missing.',
    ]);
  },
  'Times of day': async () => expect((await cells()).clock).toEqual(['01:02:03', null, '23:59:59.12']),
  Durations: async () => {
    const read = await readFixture('durations');
    expect(cellsOf(read)).toEqual({
      s: [86402, null, -1],
      ms: [86402003, null, -1000],
      us: [86402003e3, null, -1e6],
      ns: [86402003e6, null, -1e9],
      n: [1, 2, 3],
    });
    expect(read.notices).toEqual(
      ['s seconds', 'ms milliseconds', 'us microseconds', 'ns nanoseconds'].map((text) => {
        const [name, unit] = text.split(' ');
        return `Column ${name} holds durations, which are whole numbers of ${unit} here.`;
      }),
    );
    const polars = await readFixture('polars-durations');
    expect(cellsOf(polars)).toEqual({ d: [86402003e3, null, -1e6] });
    expect(polars.notices).toEqual([
      'Column d holds durations, which are whole numbers of microseconds here.',
    ]);
  },
  'Intervals of months, days and milliseconds': async () => {
    const read = await readFixture('intervals');
    expect(cellsOf(read)).toEqual({ i: ['P14M3DT4.005S', null, 'PT3600S'] });
    expect(read.notices).toEqual(['Column i holds intervals, which are text such as P1M2DT3.5S here.']);
  },
  'Nested values whose JSON is far larger than the file': async () => {
    const file = fixture('repeats.parquet');
    expect(cellsOf(await readBytes(file, NAME)).l!.map((text) => String(text).length)).toEqual(
      [1, 2, 3, 4].map((n) => n * 2003 + 1),
    );
    // The pages and the cells keep to it: the texts are told apart as they are put together.
    await refused(
      file,
      /^a.parquet, column l: its nested values are longer than 12000 characters as JSON, up to row 3\./,
      { ...NAME, maxUnpackedBytes: 12_000 },
    );
    await refused(
      file,
      /^a.parquet, column l: its nested value in row 2 is longer than 4000 characters as JSON\./,
      { ...NAME, maxRowBytes: 4000 },
    );
  },
  'Lists, maps and structures': async () => {
    const { list, struct } = await cells();
    expect([list![0], struct![0]]).toEqual(['[1,1152921504606846977]', '{"a":1,"b":"x"}']);
    expect(await noticeOf('list')).toBe('Column list holds 2 nested values, kept as the text of their JSON.');
  },
  'Bytes of any length': async () => {
    expect((await cells()).bytes).toEqual(['ab', null, '\ufffd']);
    expect(await noticeOf('bytes')).toMatch(
      /1 distinct text with NUL or bytes that are not UTF-8, which became U\+FFFD\.$/,
    );
  },
  'Bytes of fixed length': async () => {
    expect((await cells()).raw).toEqual(['00ff', null, '6162']);
    expect(await noticeOf('raw')).toBe('Column raw holds bytes, written in hexadecimal digits.');
  },
  'The unnamed index of pandas, where it only numbers rows': async () => {
    const { table, notices } = await readFixture('index');
    expect(table.columns.map(({ name }) => name)).toEqual(['x', 'steps']);
    expect(notices).toEqual(['Column __index_level_0__ holds the row labels of pandas and is left out.']);
    const declared = await readFixture('index', { types: { __index_level_0__: 'number' } });
    expect(declared.table.columns).toHaveLength(3);
  },
};
