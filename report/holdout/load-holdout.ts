import { keys } from '../../core/contracts/keys.ts';
import type { Plan } from '../../core/contracts/plan.ts';
import { columnNames } from '../../core/csv/column-names.ts';
import { readCsv } from '../../core/csv/read-csv.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import { type DictionaryColumn, findColumn, type NumericColumn, type Table } from '../../core/table/table.ts';
import type { HoldoutPoint } from '../run-report-data.ts';

const PREDICTED: readonly string[] = ['actual', 'challenger', 'opponent'];

/** The rows of `holdout.csv`; classes become their indices. */
export async function loadHoldout(
  store: ObjectStore,
  { model, runId, classes }: Pick<Plan, 'model' | 'runId' | 'classes'>,
): Promise<HoldoutPoint[]> {
  const key = keys.run(model, runId, 'holdout.csv');
  const body = await store.get(key);
  async function* open() {
    yield body;
  }
  const lines = body.filter((byte) => byte === 0x0a).length;
  if (lines <= 1) return [];
  // Whatever else a row carries is a name, and never to be taken for a number; so is a class.
  const header = await columnNames(open(), key);
  const isNumber = (name: string) => classes === null && PREDICTED.includes(name);
  const types = Object.fromEntries(header.map((name) => [name, isNumber(name) ? 'number' : 'text'] as const));
  const { table } = await readCsv(open, { name: key, missing: [], types });
  const [actual, predicted, opponent] = PREDICTED.map((name) => valuesOf(table, name, classes));
  return Array.from(actual!, (value, row) => ({
    actual: value,
    predicted: predicted![row]!,
    opponent: opponent![row]!,
  }));
}

function valuesOf(table: Table, name: string, classes: readonly string[] | null): Float64Array {
  const column = findColumn(table, name)!;
  if (classes === null) return (column as NumericColumn).values;
  const { codes, levels } = column as DictionaryColumn;
  return Float64Array.from(codes, (code) => classes.indexOf(levels[code]!));
}
