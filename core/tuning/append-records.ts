import type { JsonValue } from '../contracts/json.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import type { RetuneRecord } from '../monitoring/retune-rows.ts';
import { cellText } from '../table/column-text.ts';
import { type Column, findColumn, isNumeric, type Table } from '../table/table.ts';

/**
 * The table with one more row for every record whose id it does not hold yet. Columns that a record cannot know (ignored
 * ones) stay missing there. O(rows + records).
 */
export function appendRecords(
  table: Table,
  records: readonly RetuneRecord[],
  { roles, target }: Pick<ModelArtefact['signature'], 'roles' | 'target'>,
): { table: Table; nAppended: number } {
  const fresh = withoutKnownIds(table, records, roles.id);
  const cellOf = (column: Column, record: RetuneRecord): JsonValue => {
    if (column.name === target.name) return record.actual;
    if (column.name === roles.id) return record.id;
    if (column.name === roles.time) return record.timeMs;
    return record.features[column.name] ?? null;
  };
  const columns = table.columns.map((column) =>
    append(
      column,
      fresh.map((record) => cellOf(column, record)),
    ),
  );
  return { table: { nRows: table.nRows + fresh.length, columns }, nAppended: fresh.length };
}

function withoutKnownIds(
  table: Table,
  records: readonly RetuneRecord[],
  id: string | null,
): readonly RetuneRecord[] {
  const column = id === null ? undefined : findColumn(table, id);
  if (column === undefined) return records;
  const known = new Set<string | null>();
  for (let row = 0; row < table.nRows; row++) known.add(cellText(column, row));
  return records.filter((record) => !known.has(record.id));
}

function append(column: Column, cells: readonly JsonValue[]): Column {
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
