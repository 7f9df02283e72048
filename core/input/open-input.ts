import { type Compression, compressionOf } from '../compression/compression-of.ts';
import { unpackStream } from '../compression/unpack-stream.ts';
import { DataRefusedError } from '../errors.ts';
import { checkCompressionName, checkFormat, otherFormatError } from './check-format.ts';
import { type CountedBytes, countBytes } from './count-bytes.ts';
import { detectEncoding } from './detect-encoding.ts';
import { detectTextFormat, nameInside } from './detect-format.ts';
import { refuseForeignBytes, refuseForeignText } from './foreign-file.ts';
import { type Peeked, peek } from './peek.ts';
import { emptyFileError } from './refusals.ts';
import {
  DEFAULT_MAX_UNPACKED_BYTES,
  type InputFormat,
  type ReadOptions,
  type TextEncoding,
} from './table-read.ts';
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
  /** Of the bytes as they lie in the store, when `bytes` has been read to its end. */
  readonly stored: Readonly<CountedBytes>;
  close(): Promise<void>;
}

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
  const notice: Notice = (text) => void notices.push(text);
  const { stored, bytes } = countBytes(source);
  const raw = await peek(bytes, HEAD_BYTES);
  if (raw.head.length === 0) throw emptyFileError(name);
  const compression = compressionOf(raw.head);
  checkCompressionName(name, compression, notice);
  const unpacked = compression === null ? raw : await peekInside(raw.bytes, options, compression, notice);
  try {
    const found = PARQUET_MAGIC.every((byte, at) => unpacked.head[at] === byte)
      ? openParquet(unpacked, options, notice)
      : await openText(unpacked, options, notice);
    return { ...found, compression, notices, stored };
  } catch (error) {
    await unpacked.close();
    throw error;
  }
}

type Opened = Pick<OpenedInput, 'format' | 'encoding' | 'bytes' | 'close'>;
type Notice = (text: string) => void;

function openParquet({ bytes, close }: Peeked, options: OpenOptions, notice: Notice): Opened {
  checkFormat('parquet', options, notice);
  return { format: 'parquet', encoding: 'utf-8', bytes, close };
}

async function openText(unpacked: Peeked, options: OpenOptions, notice: Notice): Promise<Opened> {
  refuseForeignBytes(unpacked.head, options.name);
  const encoding = options.encoding ?? detectEncoding(unpacked.head, options.name);
  const text =
    encoding === 'utf-8' ? unpacked : await peek(transcode(unpacked.bytes, encoding, notice), HEAD_BYTES);
  const format = textFormat(text.head, options, notice);
  return { format, encoding, bytes: text.bytes, close: text.close };
}

function textFormat(
  headBytes: Uint8Array,
  options: OpenOptions,
  notice: Notice,
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
  notice: Notice,
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
