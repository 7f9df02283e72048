import { parentPort, type Transferable } from 'node:worker_threads';
import { finishedSource } from '../../core/cleaning/finish-table.ts';
import type { DataSection } from '../../core/contracts/config/data-section.ts';
import { readTail } from '../../core/csv/tail/read-tail.ts';
import type { TailOrder, TailRows } from '../../core/csv/tail/tail-reader.ts';
import { ConflictError, isRefusal } from '../../core/errors.ts';
import { parquetChunks } from '../../core/parquet/write-parquet.ts';
import { type BothProfiles, type CleanedRows, profileBoth } from '../../core/profile/profile-both.ts';
import type { Table } from '../../core/table/table.ts';
import { putChunks } from './chunk-ring.ts';
import { toErrorMessage } from './error-message.ts';
import { readFileFrom } from './read-file-from.ts';
import type { Answer, AnswerOf, FinishOrder, Order, StoredFile } from './second-thread-messages.ts';

/** The body of the second thread: works on one table, an order after the other. */
export function serveSecondThread(): void {
  if (parentPort === null) throw new Error('The second thread is started as a worker thread.');
  const port = parentPort;
  const say = (answer: Answer, transferred: readonly Transferable[] = []) =>
    port.postMessage(answer, transferred);
  let first: { readonly ordered: Table; readonly data: DataSection } | undefined;
  let finish: ((cleaned: CleanedRows) => BothProfiles) | undefined;
  let cleaned: CleanedRows | undefined;

  const carryOut = (order: Order): void => {
    switch (order.kind) {
      case 'tail': {
        const begin = (value: AnswerOf['tailStart']) => say({ kind: 'tailStart', value });
        const value = tailOf(order.order, order.file, begin);
        say({ kind: 'tailRows', value }, value === null ? [] : ownBuffers(value));
        return;
      }
      case 'begin':
        first = order;
        finish = profileBoth(order.ordered, order.data);
        return;
      case 'finish':
        cleaned = cleanedRows(order, first!.ordered);
        say({ kind: 'profiles', value: finish!(cleaned) });
        return;
      case 'parquet': {
        const finished = finishedSource(cleaned!.recipe, cleaned!.table, { group: first!.data.group });
        putChunks(order.ring, parquetChunks(finished), (value) => say({ kind: 'chunk', value }));
      }
    }
  };
  port.on('message', (order: Order) => {
    try {
      carryOut(order);
    } catch (error) {
      say({ kind: 'failed', error: toErrorMessage(error) });
    }
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

/** What is not in shared memory is moved. */
function ownBuffers({ lines, columns }: TailRows): Transferable[] {
  const codes = columns.flatMap((column) => ('codes' in column ? [column.codes.buffer] : []));
  return [lines.buffer, ...codes].filter((buffer) => buffer instanceof ArrayBuffer);
}

function cleanedRows({ recipe, nRows, columns }: FinishOrder, ordered: Table): CleanedRows {
  const found = columns.map((column) => (typeof column === 'number' ? ordered.columns[column]! : column));
  return { recipe, table: { nRows, columns: found } };
}
