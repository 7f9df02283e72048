import { parentPort } from 'node:worker_threads';
import type { DataSection } from '../../core/contracts/config/data-section.ts';
import type { Recipe } from '../../core/contracts/recipe.ts';
import { type BothProfiles, type CleanedRows, profileBoth } from '../../core/profile/profile-both.ts';
import type { Column, Table } from '../../core/table/table.ts';
import { type ErrorMessage, toErrorMessage } from './error-message.ts';

/** What a profile worker is sent: first a table, then what has become of it. */
export type ProfileOrder =
  | { readonly kind: 'begin'; readonly ordered: Table; readonly data: DataSection }
  | {
      readonly kind: 'finish';
      readonly recipe: Recipe;
      readonly nRows: number;
      /** The number of a column of the first table that is the very same, or another column. */
      readonly columns: readonly (number | Column)[];
    };

export type ProfileAnswer =
  | { readonly kind: 'done'; readonly profiles: BothProfiles }
  | { readonly kind: 'failed'; readonly error: ErrorMessage };

/** The body of a worker thread: profiles one table. */
export function serveProfiles(): void {
  if (parentPort === null) throw new Error('A profile worker is started as a worker thread.');
  const port = parentPort;
  const say = (answer: ProfileAnswer) => port.postMessage(answer);
  let first: Table | undefined;
  let finish: ((cleaned: CleanedRows) => BothProfiles) | undefined;
  port.on('message', (order: ProfileOrder) => {
    try {
      if (order.kind === 'begin') {
        first = order.ordered;
        finish = profileBoth(order.ordered, order.data);
        return;
      }
      const { recipe, nRows } = order;
      const columns = order.columns.map((column) =>
        typeof column === 'number' ? first!.columns[column]! : column,
      );
      say({ kind: 'done', profiles: finish!({ recipe, table: { nRows, columns } }) });
    } catch (error) {
      say({ kind: 'failed', error: toErrorMessage(error) });
    }
  });
}
