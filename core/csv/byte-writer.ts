import { MINUS, POINT, ZERO } from './ascii.ts';

/** Bytes that grow. */
export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

const encoder = new TextEncoder();

export function createByteWriter(capacity: number): ByteWriter {
  return { bytes: new Uint8Array(capacity), length: 0 };
}

/** Makes room for `nBytes` more. Amortised O(nBytes) */
export function reserve(writer: ByteWriter, nBytes: number): void {
  const needed = writer.length + nBytes;
  if (needed <= writer.bytes.length) return;
  const grown = new Uint8Array(Math.max(needed, writer.bytes.length * 2));
  grown.set(writer.bytes.subarray(0, writer.length));
  writer.bytes = grown;
}

export function writeByte(writer: ByteWriter, byte: number): void {
  if (writer.length === writer.bytes.length) reserve(writer, 1);
  writer.bytes[writer.length++] = byte;
}

export function writeBytes(writer: ByteWriter, part: Uint8Array): void {
  reserve(writer, part.length);
  writer.bytes.set(part, writer.length);
  writer.length += part.length;
}

export function writeText(writer: ByteWriter, text: string): void {
  reserve(writer, text.length * 3);
  writer.length += encoder.encodeInto(text, writer.bytes.subarray(writer.length)).written;
}

/** A whole number of up to 15 digits with a point before the last `nDecimals` of them. */
export function writeDecimal(writer: ByteWriter, digits: number, nDecimals: number): void {
  reserve(writer, 20);
  const { bytes } = writer;
  let at = writer.length;
  if (digits < 0) bytes[at++] = MINUS;
  let rest = Math.abs(digits);
  let nDigits = nDecimals + 1;
  for (let power = 10 ** nDigits; power <= rest; power *= 10) nDigits++;
  const end = at + nDigits + (nDecimals > 0 ? 1 : 0);
  for (let to = end - 1, n = 0; to >= at; to--, n++) {
    if (n === nDecimals && nDecimals > 0) {
      bytes[to--] = POINT;
    }
    const tenth = Math.floor(rest / 10);
    bytes[to] = ZERO + (rest - tenth * 10);
    rest = tenth;
  }
  writer.length = end;
}
