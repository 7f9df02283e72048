import { rowReach } from '../../cleaning/fills/row-reach.ts';
import { isRowFill } from '../../cleaning/row-fills.ts';
import type { PathSplit, PathTask } from './path-task.ts';

/** The `rowReach` of a split; `undefined` where nothing is filled along the rows, so that nobody asks. O(nRows) */
export function splitReach({ y, clean }: PathTask, split: PathSplit): Uint8Array | undefined {
  const { numeric, category } = clean.impute;
  return isRowFill(numeric) || isRowFill(category) ? rowReach(y, split) : undefined;
}
