import { finishedSource } from '../../core/cleaning/finish-table.ts';
import type { DataSection } from '../../core/contracts/config/data-section.ts';
import { parquetChunks } from '../../core/parquet/write-parquet.ts';
import { type BothProfiles, type CleanedRows, profileBoth } from '../../core/profile/profile-both.ts';
import type { Table } from '../../core/table/table.ts';
import { putChunks } from './chunk-ring.ts';
import type { Answer, FinishOrder, Order } from './second-thread-messages.ts';

/** Carries out the orders that are about one table. */
export function tableOrders(
  say: (answer: Answer) => void,
): (order: Exclude<Order, { kind: 'tail' }>) => void {
  let first: { readonly ordered: Table; readonly data: DataSection } | undefined;
  let finish: ((cleaned: CleanedRows) => BothProfiles) | undefined;
  let cleaned: CleanedRows | undefined;
  return (order) => {
    switch (order.kind) {
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
}

function cleanedRows({ recipe, nRows, columns }: FinishOrder, ordered: Table): CleanedRows {
  const found = columns.map((column) => (typeof column === 'number' ? ordered.columns[column]! : column));
  return { recipe, table: { nRows, columns: found } };
}
