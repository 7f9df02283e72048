import type { ByteQueue } from './byte-queue.ts';

const FIXED_BYTES = 10;
const DEFLATE = 8;
const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Whether the header was whole, or what follows is no member at all. */
export type HeaderOutcome = 'read' | 'cut off' | 'no member';

/** Takes the header of a gzip member: RFC 1952, section 2.3. */
export async function takeGzipHeader(queue: ByteQueue): Promise<HeaderOutcome> {
  if (!(await queue.has(3))) return startsLikeOne(queue.bytes) ? 'cut off' : 'no member';
  if (!startsLikeOne(queue.bytes)) return 'no member';
  if (!(await queue.has(FIXED_BYTES))) return 'cut off';
  const flags = queue.take(FIXED_BYTES)[3]!;
  if (flags & HAS_EXTRA) {
    if (!(await queue.has(2))) return 'cut off';
    const size = queue.take(2);
    const nBytes = size[0]! | (size[1]! << 8);
    if (!(await queue.has(nBytes))) return 'cut off';
    queue.take(nBytes);
  }
  for (const flag of [HAS_NAME, HAS_COMMENT]) if (flags & flag && !(await takeText(queue))) return 'cut off';
  if (flags & HAS_CHECKSUM) {
    if (!(await queue.has(2))) return 'cut off';
    queue.take(2);
  }
  return 'read';
}

function startsLikeOne(bytes: Uint8Array): boolean {
  return [0x1f, 0x8b, DEFLATE].every((byte, at) => at >= bytes.length || bytes[at] === byte);
}

/** A text that ends with a zero byte. */
async function takeText(queue: ByteQueue): Promise<boolean> {
  while (await queue.has(1)) {
    const end = queue.bytes.indexOf(0);
    queue.take(end === -1 ? queue.bytes.length : end + 1);
    if (end !== -1) return true;
  }
  return false;
}
