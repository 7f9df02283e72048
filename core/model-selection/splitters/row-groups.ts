import type { DataSection } from '../../contracts/config/data-section.ts';
import { ascendingTexts } from '../../csv/sort-texts.ts';
import { ConfigurationError, DataRefusedError } from '../../errors.ts';
import {
  type Column,
  type DictionaryColumn,
  findColumn,
  isNumeric,
  type NumericColumn,
  type Table,
} from '../../table/table.ts';

export interface GroupTask {
  readonly table: Table;
  readonly rows: Int32Array;
  readonly data: Pick<DataSection, 'group'>;
  readonly nSplits: number;
}

export interface RowGroups {
  /** `(rows.length,)`: the group of each of the rows, numbered from 0 in ascending order of their names. */
  readonly groupOf: Int32Array;
  readonly nGroups: number;
}

/**
 * The groups of some rows, numbers in ascending order, texts by their UTF-16 code units. O(n + g log g) for g groups.
 * @throws ConfigurationError without `data.group`
 * @throws DataRefusedError when a row has no group, or there are fewer groups than folds
 */
export function rowGroups({ table, rows, data, nSplits }: GroupTask): RowGroups {
  const column = groupColumn(table, data);
  const groups = isNumeric(column) ? numberGroups(column, rows) : levelGroups(column, rows);
  if (groups.nGroups >= nSplits) return groups;
  throw new DataRefusedError({
    where: 'tune.cv.nSplits',
    found: `${nSplits} folds are wanted, and the rows to search have ${groups.nGroups} groups of data.group: ${data.group}`,
    allowed: 'at least one group a fold',
    todo: 'Use fewer folds, or a data set with more groups (tune.holdout withholds some of them from the search)',
  });
}

function groupColumn(table: Table, { group }: Pick<DataSection, 'group'>): Column {
  if (group === null)
    throw new ConfigurationError({
      where: 'tune.cv.splitter',
      found: 'folds of whole groups without data.group',
      todo: 'Name the column of the groups under data.group, or use another splitter',
    });
  const column = findColumn(table, group);
  if (column !== undefined) return column;
  throw new DataRefusedError({
    where: `data.group: ${group}`,
    found: 'the data set has no such column',
    todo: 'Name the column that says which rows belong together',
  });
}

function numberGroups({ name, values }: NumericColumn, rows: Int32Array): RowGroups {
  const distinct = new Set<number>();
  for (const row of rows) {
    const value = values[row]!;
    if (Number.isNaN(value)) refuseWithoutGroup(name, row);
    distinct.add(value);
  }
  // Typed arrays sort by value.
  const sorted = Float64Array.from(distinct).sort();
  const idOf = new Map(Array.from(sorted, (value, id) => [value, id]));
  return { groupOf: rows.map((row) => idOf.get(values[row]!)!), nGroups: sorted.length };
}

function levelGroups({ name, codes, levels }: DictionaryColumn, rows: Int32Array): RowGroups {
  const isPresent = new Uint8Array(levels.length);
  for (const row of rows) {
    const code = codes[row]!;
    if (code === -1 || levels[code] === '') refuseWithoutGroup(name, row);
    isPresent[code] = 1;
  }
  const present = [...levels.keys()].filter((code) => isPresent[code] === 1);
  const order = ascendingTexts(present.map((code) => levels[code]!));
  const idOf = new Int32Array(levels.length);
  for (const [id, at] of order.entries()) idOf[present[at]!] = id;
  return { groupOf: rows.map((row) => idOf[codes[row]!]!), nGroups: present.length };
}

function refuseWithoutGroup(name: string, row: number): never {
  throw new DataRefusedError({
    where: `data.group: ${name}`,
    found: `row ${row + 1} of the data set has a target and no group`,
    allowed: 'a group in every row that has a target, because each group is in one fold',
    todo: 'Fill the groups in or leave those rows out, and upload again',
  });
}
