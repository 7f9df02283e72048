import type { JsonValue } from '../contracts/json.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import type { RetuneRecord } from '../monitoring/retune-rows.ts';
import { cellText } from '../table/column-text.ts';
import { type Column, findColumn, isNumeric, type Table } from '../table/table.ts';
import { type LoggedCell, loggedCell } from './logged-cell.ts';

interface AppendRequest {
  /** The upload, as it was read. */
  readonly table: Table;
  /** One an id. */
  readonly records: readonly RetuneRecord[];
  readonly signature: Pick<ModelArtefact['signature'], 'roles' | 'target'>;
  /** Spellings of a missing cell: `data.missing`. */
  readonly missing: readonly string[];
}

interface AppendedRecords {
  readonly table: Table;
  /** Rows that are labelled now and were not: appended ones, and uploaded ones that had no target. */
  readonly nNew: number;
  /** Records left out because a column cannot hold what they logged. */
  readonly nUnfit: number;
}

/**
 * The table with one more row for every record whose id it does not hold yet; a row that it holds without a target gets
 * the record's actual value. Columns that a record cannot know (ignored ones) stay missing there. O(rows + records).
 */
export function appendRecords(request: AppendRequest): AppendedRecords {
  const { table, records, signature } = request;
  const { id } = signature.roles;
  const ids = id === null ? undefined : findColumn(table, id);
  const known = knownIds(table, ids);
  const fresh = records.filter((record) => !known.has(record.id));
  const rows = fresh.map((record) => rowOf(record, request)).filter((cells) => cells !== undefined);
  const { labelled, nFilled } = withActuals(request, ids);
  const columns = labelled.columns.map((column, at) =>
    append(
      column,
      rows.map((cells) => cells[at]!),
    ),
  );
  return {
    table: rows.length === 0 ? labelled : { nRows: table.nRows + rows.length, columns },
    nNew: nFilled + rows.length,
    nUnfit: fresh.length - rows.length,
  };
}

function knownIds(table: Table, ids: Column | undefined): Set<string | null> {
  const known = new Set<string | null>();
  if (ids !== undefined) for (let row = 0; row < table.nRows; row++) known.add(cellText(ids, row));
  return known;
}

/** The table with the actual values that the log knows of its unlabelled rows. */
function withActuals({ table, records, signature }: AppendRequest, ids: Column | undefined) {
  const target = findColumn(table, signature.target.name);
  if (ids === undefined || target === undefined || !isNumeric(target)) return { labelled: table, nFilled: 0 };
  const actualOf = new Map<string | null, number>(records.map(({ id, actual }) => [id, actual]));
  const values = target.values.slice();
  let nFilled = 0;
  for (let row = 0; row < table.nRows; row++) {
    const actual = Number.isNaN(values[row]) ? actualOf.get(cellText(ids, row)) : undefined;
    if (actual === undefined) continue;
    values[row] = actual;
    nFilled++;
  }
  if (nFilled === 0) return { labelled: table, nFilled };
  const columns = table.columns.map((column) => (column === target ? { ...target, values } : column));
  return { labelled: { ...table, columns }, nFilled };
}

/** A record's cell in every column, or `undefined` when a column cannot hold what was logged for it. */
function rowOf(
  record: RetuneRecord,
  { table, signature, missing }: AppendRequest,
): readonly LoggedCell[] | undefined {
  const { roles, target } = signature;
  const loggedFor = ({ name }: Column): JsonValue => {
    if (name === target.name) return record.actual;
    if (name === roles.id) return record.id;
    if (name === roles.time) return record.timeMs;
    return Object.hasOwn(record.features, name) ? record.features[name]! : null;
  };
  const cells = table.columns.map((column) => loggedCell(column, loggedFor(column), missing));
  return cells.every((cell) => cell !== undefined) ? cells : undefined;
}

function append(column: Column, cells: readonly LoggedCell[]): Column {
  if (isNumeric(column)) {
    const values = new Float64Array(column.values.length + cells.length);
    values.set(column.values);
    cells.forEach((cell, index) => {
      values[column.values.length + index] = cell === null ? Number.NaN : Number(cell);
    });
    return { ...column, values };
  }
  const texts = cells.map((cell) => (cell === null ? null : String(cell)));
  const levels = [...new Set([...column.levels, ...texts.filter((text) => text !== null)])].sort();
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const codes = new Int32Array(column.codes.length + cells.length);
  column.codes.forEach((code, row) => {
    codes[row] = code === -1 ? -1 : codeOf.get(column.levels[code]!)!;
  });
  texts.forEach((text, index) => {
    codes[column.codes.length + index] = text === null ? -1 : codeOf.get(text)!;
  });
  return { ...column, codes, levels };
}
