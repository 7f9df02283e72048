import { createInflateRaw, createZstdDecompress, type InflateRaw, type ZstdDecompress } from 'node:zlib';

/** What feeding a decoder gave. */
export interface Fed {
  readonly parts: readonly Uint8Array[];
  /** How many of the bytes fed belong to the stream; the rest follows its end. */
  readonly consumed: number;
  readonly ended: boolean;
}

/** One compressed stream, fed piece by piece. */
export interface MemberDecoder {
  /** @throws Error of zlib where the bytes are damaged */
  feed(piece: Uint8Array): Promise<Fed>;
  /** Tells that no more bytes come. @throws Error of zlib where the stream is not whole */
  finish(): Promise<Fed>;
  close(): void;
}

/** So much is unpacked at a time, on a thread of its own. */
const CHUNK_BYTES = 1 << 20;

/** Raw deflate, as it stands between the header and the trailer of gzip. */
export function inflateDecoder(): MemberDecoder {
  return decoderOf(createInflateRaw({ chunkSize: CHUNK_BYTES }));
}

/** One frame of Zstandard, whose checksum is verified. */
export function zstdDecoder(): MemberDecoder {
  return decoderOf(createZstdDecompress({ chunkSize: CHUNK_BYTES }));
}

function decoderOf(engine: InflateRaw | ZstdDecompress): MemberDecoder {
  let parts: Uint8Array[] = [];
  let ended = false;
  let failure: Error | null = null;
  let wake = () => {};
  engine.on('data', (part: Uint8Array) => parts.push(part));
  engine.on('end', () => {
    ended = true;
    wake();
  });
  engine.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  // zlib calls back when it has taken all bytes, and ends without calling back when bytes follow the stream.
  const run = async (start: (done: () => void) => void): Promise<Fed> => {
    const before = engine.bytesWritten;
    if (failure === null && !ended)
      await new Promise<void>((resolve) => {
        wake = resolve;
        start(resolve);
      });
    if (failure !== null) throw failure;
    const fed = { parts, consumed: engine.bytesWritten - before, ended };
    parts = [];
    return fed;
  };
  return {
    feed: (piece) => run((done) => engine.write(piece, () => done())),
    finish: () => run(() => engine.end()),
    close: () => engine.destroy(),
  };
}
