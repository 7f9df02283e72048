import type { DataSection } from '../../contracts/config/data-section.ts';
import type { TuneSection } from '../../contracts/config/tune-section.ts';
import { type Comparison, ROW_ROLE } from '../../contracts/plan.ts';
import { hashRows } from '../../table/row-hash.ts';
import type { Table } from '../../table/table.ts';
import { inOrder } from '../row-times.ts';
import { labelledRows } from './labelled-rows.ts';
import { newestRows } from './newest-rows.ts';
import { identityColumns } from './row-identity.ts';
import { type TrainedChampion, unseenRows } from './unseen-rows.ts';
import { groupHashes, ofUnseenGroups, withholdsGroups } from './whole-groups.ts';

export interface ComparisonRowsTask {
  readonly table: Table;
  readonly data: DataSection;
  readonly tune: Pick<TuneSection, 'cv' | 'holdout' | 'seed'>;
  /** Whether columns are filtered along the rows, so that a row tells of those before it. @default false */
  readonly isFiltered?: boolean;
  /** The model in service, or `null` for the first model. */
  readonly champion: TrainedChampion | null;
}

export interface ComparisonRows {
  /** A `ROW_ROLE` a row, `(nRows,)`. */
  readonly roles: Uint8Array;
  readonly comparison: Comparison;
}

/** Of the rows that the champion has not seen, how many are withheld from the challenger's search. */
const UNSEEN_SHARE = 0.5;

/**
 * Chooses the labelled rows on which the winner of the search is compared, and which the search never sees.
 * First model: the newest rows with `data.time` or `data.order`, else rows by the hash of their id (or content) with the
 * seed. Later model: half, by that hash, of the rows that the champion has not seen.
 * Where columns are filtered a withheld row before a row of the search would be smoothed into it. So the withheld rows come
 * last there, or there are none: see `filteredTail`. Where folds keep groups whole and there is no time, whole groups are
 * withheld, by the hash of the group: of the groups that the champion has seen no row of, half.
 * A row's hash depends on nothing but the row and the seed, so that adding rows never moves one to the other
 * side. Few rows, or none, are returned as they are: the decision refuses them. O(nRows log nRows).
 * @throws DataRefusedError when a labelled row has no time
 */
export function chooseComparisonRows(task: ComparisonRowsTask): ComparisonRows {
  const { table, data, champion } = task;
  const labelled = labelledRows(table, data);
  const { kind, rows } =
    champion === null
      ? firstHoldout(task, labelled)
      : { kind: 'unseen' as const, rows: unseenHalf(task, labelled) };
  const roles = new Uint8Array(table.nRows).fill(ROW_ROLE.unlabelled);
  for (const row of labelled) roles[row] = ROW_ROLE.search;
  for (const row of rows) roles[row] = ROW_ROLE.holdout;
  return { roles, comparison: { kind, nRows: rows.length, championVersion: champion?.version ?? null } };
}

function firstHoldout(
  { table, data, tune, isFiltered = false }: ComparisonRowsTask,
  labelled: Int32Array,
): { kind: Comparison['kind']; rows: Int32Array } {
  if (tune.holdout === 0) return { kind: 'none', rows: new Int32Array() };
  const byGroups = withholdsGroups(data, tune);
  const newest =
    !byGroups && (isFiltered || isOrdered(data))
      ? newestRows({ table, labelled, time: data.time, share: tune.holdout })
      : null;
  if (newest !== null) return { kind: 'newest', rows: newest };
  // Nothing is later than the rest, and by hash the two would be neighbours; filters restart at each group.
  if (isFiltered && !byGroups) return { kind: 'newest', rows: new Int32Array() };
  const hashes =
    data.group === null
      ? hashRows(table, identityColumns(table, data), tune.seed)
      : groupHashes(table, data, tune.seed);
  return { kind: 'hash', rows: labelled.filter((row) => hashes[row]! < tune.holdout) };
}

function unseenHalf(
  { table, data, tune, champion, isFiltered = false }: ComparisonRowsTask,
  labelled: Int32Array,
): Int32Array {
  const unseen = unseenRows({ table, data, labelled, champion: champion! });
  if (withholdsGroups(data, tune)) {
    const hashes = groupHashes(table, data, tune.seed);
    const strangers = ofUnseenGroups(unseen, { table, data, labelled });
    return strangers.filter((row) => hashes[row]! < UNSEEN_SHARE);
  }
  if (isFiltered) return filteredTail({ table, labelled, unseen, time: data.time });
  const hashes = hashRows(table, identityColumns(table, data), tune.seed);
  return unseen.filter((row) => hashes[row]! < UNSEEN_SHARE);
}

interface FilteredTail {
  readonly table: Table;
  readonly labelled: Int32Array;
  readonly unseen: Int32Array;
  readonly time: string | null;
}

/**
 * The newer half of the unseen rows that come after every seen one: those before it, such as rows whose target came late, are
 * searched. All of them where they have one time, if the search has other rows.
 */
function filteredTail({ table, labelled, unseen, time }: FilteredTail): Int32Array {
  const isUnseen = new Uint8Array(table.nRows);
  for (const row of unseen) isUnseen[row] = 1;
  const { rows, times } = inOrder(table, labelled, time);
  const lastSeen = times[rows.findLastIndex((row) => isUnseen[row] === 0)] ?? Number.NEGATIVE_INFINITY;
  const later = rows.filter((_row, at) => times[at]! > lastSeen);
  const newer = newestRows({ table, labelled: later, time, share: UNSEEN_SHARE });
  if (newer !== null) return newer;
  return later.length < labelled.length ? later : new Int32Array();
}

function isOrdered({ time, order }: DataSection): boolean {
  return time !== null || order !== null;
}
