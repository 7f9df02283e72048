/**
 * Reads a text with a line of 100 MB, made as it is read, and prints what came of it as JSON: `node --expose-gc measure-long-line.ts NAME
 * HEAD TAIL`. In a process of its own, whose memory and time nothing else shares.
 */
import { readTable } from '../../../../core/input/read-table.ts';

const LINE_BYTES = 100e6;
const PIECE = new Uint8Array(1 << 16).fill(0x78);
const PIECES_A_LOOK = 64;
const [name = '', head = '', tail = ''] = process.argv.slice(2);
const before = memoryInUse();
let peak = before;

function memoryInUse(): number {
  global.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function* source(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(head);
  for (let piece = 0; piece * PIECE.length < LINE_BYTES; piece++) {
    yield PIECE;
    if (piece % PIECES_A_LOOK === 0) peak = Math.max(peak, memoryInUse());
  }
  yield encoder.encode(tail);
}

const outcome = await readTable(source, { name, missing: [''], types: {} }).then(
  ({ table, quarantined }) => ({ nRows: table.nRows, quarantined }),
  (error: Error) => ({ error: error.message }),
);
const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({ outcome, cpuMs: (user + system) / 1000, extraBytes: peak - before }));
