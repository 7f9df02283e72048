import { parentPort } from 'node:worker_threads';
import { readTail } from '../../core/csv/tail/read-tail.ts';
import type { TailOrder, TailRows } from '../../core/csv/tail/tail-reader.ts';
import { ConflictError, isRefusal } from '../../core/errors.ts';
import { toErrorMessage } from './error-message.ts';
import { readFileFrom } from './read-file-from.ts';
import type { Answer, AnswerOf, Order, StoredFile, TableOrder } from './second-thread-messages.ts';

/** The body of the second thread: carries out orders as they come. */
export function serveSecondThread(): void {
  if (parentPort === null) throw new Error('The second thread is started as a worker thread.');
  const port = parentPort;
  const say = (answer: Answer) => port.postMessage(answer);
  // A tail is to be read as soon as the thread runs: what else it needs is loaded afterwards, while nothing is ordered.
  let carryOut: Promise<(order: TableOrder) => Promise<void>> | undefined;
  const load = async () => (await import('./serve-table-orders.ts')).tableOrders(say);

  const serve = async (order: Order) => {
    if (order.kind === 'tail') {
      const begin = (value: AnswerOf['tailStart']) => say({ kind: 'tailStart', value });
      const value = tailOf(order.order, order.file, begin);
      say({ kind: 'tailRows', value });
      carryOut = load();
      carryOut.catch(() => {}); // thrown when it is waited for
    } else {
      carryOut ??= load();
      await (await carryOut)(order);
    }
  };
  port.on('messageerror', (error) => say({ kind: 'failed', error: toErrorMessage(error) }));
  port.on('message', (order: Order) => {
    serve(order).catch((error) => say({ kind: 'failed', error: toErrorMessage(error) }));
  });
}

/** What the file is refused for, its reader from the beginning finds too; and it still holds the version that was replaced. */
function tailOf(
  order: TailOrder,
  { root, key, version }: StoredFile,
  begin: (start: number | null) => void,
): TailRows | null {
  let hasBegun = false;
  const beginOnce = (start: number | null) => {
    if (!hasBegun) begin(start);
    hasBegun = true;
  };
  try {
    const chunks = readFileFrom({ root, key, version, from: order.from - 1 });
    return readTail(order, chunks, beginOnce);
  } catch (error) {
    if (!isRefusal(error) && !(error instanceof ConflictError)) throw error;
    beginOnce(null);
    return null;
  }
}
