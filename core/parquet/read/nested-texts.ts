import { parquetReadObjects } from 'hyparquet';
import { unpackPage } from '../../compression/unpack-page.ts';
import type { ParquetSource } from './gather-column.ts';

const unpack = (codec: string) => (input: Uint8Array, size: number) => unpackPage(input, codec, size);
const COMPRESSORS = Object.fromEntries(
  ['SNAPPY', 'GZIP', 'BROTLI', 'ZSTD', 'LZ4_RAW', 'LZ4'].map((codec) => [codec, unpack(codec)]),
);

/** A column of lists or structures as texts of their JSON, whole numbers with all their digits. O(cells) */
export async function nestedTexts(
  { file, metadata, nRows }: ParquetSource,
  name: string,
): Promise<{ codes: Int32Array; texts: string[]; nNested: number }> {
  const rows = await parquetReadObjects({
    file: {
      byteLength: file.length,
      slice: (start, end) => file.slice(start, end).buffer,
    },
    metadata,
    columns: [name],
    compressors: COMPRESSORS,
  });
  if (rows.length !== nRows) throw new RangeError('a column has another number of values');
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(nRows).fill(-1);
  let nNested = 0;
  for (let row = 0; row < nRows; row++) {
    const value: unknown = rows[row]![name];
    if (value === null || value === undefined) continue;
    const text = jsonOf(value);
    let code = codeOf.get(text);
    if (code === undefined) codeOf.set(text, (code = codeOf.size));
    codes[row] = code;
    nNested++;
  }
  return { codes, texts: [...codeOf.keys()], nNested };
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return exactly(part);
    if (ArrayBuffer.isView(part)) return Array.from(part as Uint8Array);
    return part;
  });
}

/** Of the proposal "JSON.parse source text access", which Node has. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

function exactly(value: bigint): unknown {
  return rawJSON(String(value));
}
