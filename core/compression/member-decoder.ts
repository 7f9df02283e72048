import { createInflateRaw, createZstdDecompress, type InflateRaw, type ZstdDecompress } from 'node:zlib';

/** What a decoder gave. */
export interface Fed {
  readonly parts: readonly Uint8Array[];
  /** How many of the bytes fed belong to the stream; the rest follows its end. */
  readonly consumed: number;
  /** Whether there is more to come of the bytes fed: `more()`. */
  readonly isMore: boolean;
  readonly ended: boolean;
}

/** One compressed stream, fed piece by piece. It stops when about `CHUNK_BYTES` have come out, however far the bytes unpack. */
export interface MemberDecoder {
  /** @throws Error of zlib where the bytes are damaged */
  feed(piece: Uint8Array): Promise<Fed>;
  /** Goes on with the bytes fed. @throws Error of zlib where they are damaged */
  more(): Promise<Fed>;
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
  let nUnpacked = 0;
  let nConsumed = 0;
  let isTaken = true;
  let ended = false;
  let failure: Error | null = null;
  let wake = () => {};
  engine.on('data', (part: Uint8Array) => {
    parts.push(part);
    nUnpacked += part.length;
    if (nUnpacked < CHUNK_BYTES) return;
    // zlib waits too, with at most two chunks of its own.
    engine.pause();
    wake();
  });
  engine.on('end', () => {
    ended = true;
    wake();
  });
  engine.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  // zlib calls back when it has taken all bytes, and ends without calling back when bytes follow the stream.
  const taken = () => {
    isTaken = true;
    wake();
  };
  const run = async (start: () => void): Promise<Fed> => {
    if (failure === null && !ended)
      await new Promise<void>((resolve) => {
        wake = resolve;
        start();
        engine.resume();
        if (isTaken) resolve();
      });
    if (failure !== null) throw failure;
    const fed = { parts, consumed: engine.bytesWritten - nConsumed, isMore: !isTaken && !ended, ended };
    nConsumed = engine.bytesWritten;
    parts = [];
    nUnpacked = 0;
    return fed;
  };
  return {
    feed: (piece) =>
      run(() => {
        isTaken = false;
        engine.write(piece, taken);
      }),
    more: () => run(() => {}),
    finish: () =>
      run(() => {
        isTaken = false;
        engine.end();
      }),
    close: () => engine.destroy(),
  };
}
