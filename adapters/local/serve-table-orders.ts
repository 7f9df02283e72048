import { type HashedFile, putHashed } from '../../core/data-set/put-hashed.ts';
import { parquetChunks } from '../../core/parquet/write-parquet.ts';
import { type FittedTable, finishedOf, profilerAfter } from '../../core/ports/second-thread.ts';
import { describeColumn } from '../../core/profile/describe-column.ts';
import type { Table } from '../../core/table/table.ts';
import { inTurns } from './column-turns.ts';
import { createFileObjectStore } from './file-object-store.ts';
import type { Answer, FinishOrder, TableOrder } from './second-thread-messages.ts';

/** Carries out the orders that are about one table. The Parquet comes first: another thread can go on with the profile. */
export function tableOrders(say: (answer: Answer) => void): (order: TableOrder) => Promise<void> {
  let ordered: Table | undefined;
  let fitted: FittedTable | undefined;
  let parquet: Promise<HashedFile> | undefined;
  return async (order) => {
    switch (order.kind) {
      case 'begin': {
        const { columns } = order.ordered;
        ordered = order.ordered;
        const describe = (at: number) => describeColumn(columns[at]!);
        say({ kind: 'described', value: await inTurns(columns.length, order.turns, describe) });
        return;
      }
      case 'finish': {
        fitted = fittedTable(order, ordered!);
        const finished = finishedOf(fitted);
        const profile = profilerAfter(finished, ordered!, fitted);
        say({
          kind: 'after',
          value: await inTurns(finished.columns.length, order.turns, profile, async () => parquet),
        });
        return;
      }
      case 'parquet': {
        const store = createFileObjectStore(order.root);
        parquet = putHashed(store, order.key, parquetChunks(finishedOf(fitted!)));
        say({ kind: 'parquet', value: await parquet });
      }
    }
  };
}

function fittedTable(
  { kind: _, turns: __, nRows, columns, ...rest }: FinishOrder,
  ordered: Table,
): FittedTable {
  const found = columns.map((column) => (typeof column === 'number' ? ordered.columns[column]! : column));
  return { ...rest, table: { nRows, columns: found } };
}
