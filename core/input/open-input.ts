import { type Compression, compressionOf } from '../compression/compression-of.ts';
import { unpackStream } from '../compression/unpack-stream.ts';
import { emptyFileError } from '../csv/refusals.ts';
import { DataRefusedError } from '../errors.ts';
import { checkCompressionName, checkFormat, otherFormatError } from './check-format.ts';
import { countBytes } from './count-bytes.ts';
import { detectEncoding } from './detect-encoding.ts';
import { detectTextFormat, nameInside } from './detect-format.ts';
import { refuseForeignBytes, refuseForeignText } from './foreign-file.ts';
import { type Peeked, peek } from './peek.ts';
import type { InputFormat, ReadOptions, TextEncoding } from './table-read.ts';
import { transcode } from './transcode.ts';

export type OpenOptions = Pick<ReadOptions, 'name' | 'format' | 'encoding' | 'maxUnpackedBytes'>;

/** A file as it was found to be. */
export interface OpenedInput {
  readonly format: InputFormat;
  /** Of a text. */
  readonly encoding: TextEncoding;
  readonly compression: Compression | null;
  /** Unpacked, and a text in UTF-8. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Complete when `bytes` has been read to its end. */
  readonly notices: readonly string[];
  /** Of the bytes as they lie in the store, when `bytes` has been read to its end; null: `bytes` are those very bytes. */
  readonly stored: { digest(): string; sizeBytes: number } | null;
  close(): Promise<void>;
}

const DEFAULT_MAX_UNPACKED_BYTES = 2 ** 32;
const HEAD_BYTES = 4096;
const PARQUET_MAGIC = [0x50, 0x41, 0x52, 0x31];

/**
 * Finds out what a file is by its first bytes, then by its name, and unpacks and decodes it on the way. It is read as what it is;
 * where that is not what its name says, a notice tells.
 * @throws DataRefusedError for an empty file, for one that is no table of a format read here, or not of the declared format
 */
export async function openInput(
  source: AsyncIterable<Uint8Array>,
  options: OpenOptions,
): Promise<OpenedInput> {
  const { name } = options;
  const notices: string[] = [];
  const notice = (text: string) => void notices.push(text);
  const raw = await peek(source, HEAD_BYTES);
  if (raw.head.length === 0) throw emptyFileError(name);
  const compression = compressionOf(raw.head);
  checkCompressionName(name, compression, notice);
  const counted = compression === null ? null : countBytes(raw.bytes);
  const unpacked =
    counted === null || compression === null
      ? raw
      : await peekInside(counted.bytes, options, compression, notice);
  try {
    if (PARQUET_MAGIC.every((byte, at) => unpacked.head[at] === byte)) {
      checkFormat('parquet', options, notice);
      const whole = counted ?? countBytes(unpacked.bytes);
      const bytes = counted === null ? whole.bytes : unpacked.bytes;
      const { close } = unpacked;
      return {
        format: 'parquet',
        encoding: 'utf-8',
        compression,
        bytes,
        notices,
        stored: whole.stored,
        close,
      };
    }
    return await openText(unpacked, { options, compression, counted, notices, notice });
  } catch (error) {
    await unpacked.close();
    throw error;
  }
}

type Counted = ReturnType<typeof countBytes>;

async function openText(
  unpacked: Peeked,
  found: {
    readonly options: OpenOptions;
    readonly compression: Compression | null;
    readonly counted: Counted | null;
    readonly notices: readonly string[];
    readonly notice: (text: string) => void;
  },
): Promise<OpenedInput> {
  const { options, compression, notice, notices } = found;
  refuseForeignBytes(unpacked.head, options.name);
  const encoding = options.encoding ?? detectEncoding(unpacked.head, options.name);
  let { counted } = found;
  let text = unpacked;
  if (encoding !== 'utf-8') {
    counted ??= countBytes(unpacked.bytes);
    const source = counted === found.counted ? unpacked.bytes : counted.bytes;
    text = await peek(transcode(source, encoding, notice), HEAD_BYTES);
  }
  const format = textFormat(text.head, options, notice);
  let { bytes } = text;
  if (format === 'jsonLines' && counted === null) {
    counted = countBytes(bytes);
    bytes = counted.bytes;
  }
  return {
    format,
    encoding,
    compression,
    bytes,
    notices,
    stored: counted?.stored ?? null,
    close: text.close,
  };
}

function textFormat(
  headBytes: Uint8Array,
  options: OpenOptions,
  notice: (text: string) => void,
): Exclude<InputFormat, 'parquet'> {
  const { name } = options;
  const isWhole = headBytes.length < HEAD_BYTES;
  const head = new TextDecoder().decode(headBytes).trimStart();
  if (options.format !== null && options.format !== undefined) {
    if (options.format !== 'parquet') return options.format;
    throw otherFormatError(name, 'text', options.format);
  }
  refuseForeignText(head, nameInside(name));
  const format = detectTextFormat(head, isWhole, name);
  checkFormat(format, options, notice);
  return format;
}

/** The first bytes of what a compressed file holds. */
async function peekInside(
  source: AsyncIterable<Uint8Array>,
  { name, maxUnpackedBytes = DEFAULT_MAX_UNPACKED_BYTES }: OpenOptions,
  compression: Compression,
  notice: (text: string) => void,
): Promise<Peeked> {
  const inside = await peek(
    unpackStream(source, { name, compression, maxUnpackedBytes, notice }),
    HEAD_BYTES,
  );
  if (inside.head.length === 0) throw emptyFileError(name);
  if (compressionOf(inside.head) === null) return inside;
  await inside.close();
  throw new DataRefusedError({
    where: name,
    found: 'it is compressed twice',
    allowed: 'a table compressed once',
    todo: 'Unpack it once, and upload it again',
  });
}
