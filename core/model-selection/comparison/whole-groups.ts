import { groupRows } from '../../cleaning/group-rows.ts';
import { keepsSeriesWhole } from '../../cleaning/series-folds.ts';
import type { DataSection } from '../../contracts/config/data-section.ts';
import type { TuneSection } from '../../contracts/config/tune-section.ts';
import { hashRows } from '../../table/row-hash.ts';
import type { Table } from '../../table/table.ts';
import { defaultCrossValidation, seriesFolds } from '../resolve-cross-validation.ts';

/**
 * Whether rows are withheld by whole groups: where folds keep groups whole, a model is tested on groups that it has not seen, and
 * so it is here. Where rows have a time the newest are withheld, whatever their group.
 */
export function withholdsGroups(data: DataSection, { cv }: Pick<TuneSection, 'cv'>): boolean {
  if (data.group === null || data.time !== null) return false;
  return keepsSeriesWhole(seriesFolds(cv ?? defaultCrossValidation(data, null), data));
}

/**
 * For each row a number in [0, 1) made of its group and the seed, `(nRows,)`: one for all rows of a group, the same in another
 * data set. Rows without a group are one group. O(nRows).
 */
export function groupHashes(table: Table, data: Pick<DataSection, 'group'>, seed: number): Float64Array {
  const groups = groupRows(table, data);
  const levels = groups.map(({ key }) => key);
  const codes = Int32Array.from(levels.keys());
  const names: Table = {
    nRows: levels.length,
    columns: [{ name: 'group', type: 'category', levels, codes }],
  };
  const hashOf = hashRows(names, ['group'], seed);
  const hashes = new Float64Array(table.nRows);
  for (const [group, { rows }] of groups.entries()) for (const row of rows) hashes[row] = hashOf[group]!;
  return hashes;
}

/** Of the unseen rows those of whose group no labelled row is seen. O(nRows). */
export function ofUnseenGroups(
  unseen: Int32Array,
  { table, data, labelled }: { table: Table; data: Pick<DataSection, 'group'>; labelled: Int32Array },
): Int32Array {
  const isSeen = new Uint8Array(table.nRows);
  for (const row of labelled) isSeen[row] = 1;
  for (const row of unseen) isSeen[row] = 0;
  const isOfSeenGroup = new Uint8Array(table.nRows);
  for (const { rows } of groupRows(table, data))
    if (rows.some((row) => isSeen[row] === 1)) for (const row of rows) isOfSeenGroup[row] = 1;
  return unseen.filter((row) => isOfSeenGroup[row] === 0);
}
