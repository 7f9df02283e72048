import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../../core/parquet/read/pages.ts';
import { parseFooter } from '../../../core/parquet/read/parquet-file.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/input');

describe('pagesOf', () => {
  it.each([
    'pandas-zstd',
    'pandas-gzip',
    'polars-zstd',
    'duckdb-snappy',
    'page-v2',
  ])('reads no page of %s beyond the unpacked size that the footer says', (name) => {
    const file = new Uint8Array(readFileSync(join(FOLDER, `${name}.parquet`)));
    const { metadata, columns } = parseFooter(file, { name });
    const node = columns[0]!;
    const [chunk] = metadata.groups[0]!.chunks;
    const read = (unpackedSize: number) => [...pagesOf(file, { ...chunk!, unpackedSize }, node)];
    const nBytes = read(chunk!.unpackedSize).reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(nBytes).toBeGreaterThan(100);
    expect(() => read(nBytes - 1)).toThrow('a column unpacks to more bytes than the footer says');
  });
});
