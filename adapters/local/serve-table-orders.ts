import { parquetChunks } from '../../core/parquet/write-parquet.ts';
import { type FittedTable, finishedOf, profileAfter } from '../../core/ports/second-thread.ts';
import type { Table } from '../../core/table/table.ts';
import { putChunks } from './chunk-ring.ts';
import { describeInTurns } from './column-turns.ts';
import type { Answer, FinishOrder, TableOrder } from './second-thread-messages.ts';

/** Carries out the orders that are about one table. */
export function tableOrders(say: (answer: Answer) => void): (order: TableOrder) => void {
  let ordered: Table | undefined;
  let fitted: FittedTable | undefined;
  return (order) => {
    switch (order.kind) {
      case 'begin':
        ordered = order.ordered;
        say({ kind: 'described', value: describeInTurns(ordered.columns, order.turns) });
        return;
      case 'finish':
        fitted = fittedTable(order, ordered!);
        say({ kind: 'after', value: profileAfter(finishedOf(fitted), ordered!, fitted) });
        return;
      case 'parquet':
        putChunks(order.ring, parquetChunks(finishedOf(fitted!)), (value) => say({ kind: 'chunk', value }));
    }
  };
}

function fittedTable({ kind: _, nRows, columns, ...rest }: FinishOrder, ordered: Table): FittedTable {
  const found = columns.map((column) => (typeof column === 'number' ? ordered.columns[column]! : column));
  return { ...rest, table: { nRows, columns: found } };
}
