import { followsRows } from '../cleaning/row-fills.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { quarantineNotices } from '../data-set/quarantine-notices.ts';
import { timedRows } from '../data-set/timed-rows.ts';
import { unseenLevels } from '../data-set/unseen-levels.ts';
import { DataRefusedError } from '../errors.ts';
import { inputColumns } from '../input/input-columns.ts';
import { readTable } from '../input/read-table.ts';
import type { ReadOptions, TableRead } from '../input/table-read.ts';
import type { Ports } from '../ports/ports.ts';
import { predictAnyTable } from '../prediction/predict-any-table.ts';
import type { ColumnType } from '../table/table.ts';

/** How the file is read; the types are the model's. */
interface PredictInput extends Omit<ReadOptions, 'types'> {
  readonly artefact: ModelArtefact;
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Needed by the model of a trainer, which is asked. @default none */
  readonly ports?: Pick<Ports, 'store' | 'trainers'>;
}

interface PredictedRows {
  readonly read: TableRead;
  /** Numbers or indices into the model's classes, `(read.table.nRows,)` */
  readonly predictions: Float64Array;
  /** `(read.table.nRows, nClasses)` row by row; null where the model has none. */
  readonly probabilities: Float64Array | null;
  /** What the file and the model's recipe make of these rows, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Predict: reads raw rows with the types of the model's signature and predicts them all. The time and the group are needed
 * only by a model with filters, which sets rows without a time aside; columns that the model does not use may hold anything.
 * @throws DataRefusedError when a column that the model needs is missing, a cell does not fit its type, or a value lies so far
 * from the training rows that its prediction is no finite number
 */
export async function predict({ artefact, open, ports, ...options }: PredictInput): Promise<PredictedRows> {
  const { name } = options;
  const header = await inputColumns(open(), options);
  refuseMissingColumns(artefact, header, name);
  const needed = followsRows(artefact.recipe) ? artefact.recipe.series.time : null;
  const whole = await readTable(open, { ...options, types: columnTypes(artefact, header), needed });
  const read = timedRows(whole, artefact.recipe, { name, owner: nameOf(artefact) });
  const { predictions, probabilities, notices } = await predictAnyTable(
    artefact,
    read.table,
    ports && { ...ports, model: artefact.model, job: predictionJob(read) },
  );
  refuseOverflow(predictions, read, name);
  return {
    read,
    predictions,
    probabilities,
    notices: [
      ...quarantineNotices(read),
      ...read.notices,
      ...notices,
      ...unseenLevels(artefact.recipe, read.table),
    ],
  };
}

/** What is handed to a trainer for a prediction lies under this name. */
export function predictionJob({ digest }: Pick<TableRead, 'digest'>): string {
  return `predict-${digest.slice(0, 16)}`;
}

/** A prediction that is no number could be logged nowhere, and watched by no monitor. */
function refuseOverflow(predictions: Float64Array, { lines }: TableRead, name: string): void {
  const row = predictions.findIndex((prediction) => !Number.isFinite(prediction));
  if (row === -1) return;
  throw new DataRefusedError({
    where: `${name}:${lines[row]}`,
    found: 'a value lies so far from the training rows that its prediction overflows',
    allowed: 'rows whose prediction is a finite number',
    todo: 'Mend the row, or empty the cell to have it imputed',
  });
}

function refuseMissingColumns(artefact: ModelArtefact, header: readonly string[], name: string): void {
  const { inputs } = artefact.signature;
  const followed = Object.keys(followedTypes(artefact.recipe));
  const needed = [...inputs.map((input) => input.name), ...followed];
  const absent = needed.filter((column) => !header.includes(column));
  if (absent.length === 0) return;
  const filters = followed.length === 0 ? '' : ', and what its filters follow';
  throw new DataRefusedError({
    where: name,
    found: `it lacks ${absent.join(', ')}`,
    allowed: `a file with the columns ${needed.join(', ')}`,
    todo: `These are the raw features of ${nameOf(artefact)}${filters}`,
  });
}

/** Columns that the model does not use are text, which any cell is. */
function columnTypes(artefact: ModelArtefact, header: readonly string[]): Record<string, ColumnType> {
  const { inputs, roles, target } = artefact.signature;
  const used = new Map<string, ColumnType>([...inputs, target].map(({ name, type }) => [name, type]));
  if (roles.time !== null) used.set(roles.time, 'time');
  for (const [column, type] of Object.entries(followedTypes(artefact.recipe))) used.set(column, type);
  return Object.fromEntries(header.map((column) => [column, used.get(column) ?? 'text']));
}

/** The columns that filters and fills follow, with the types that they had in training: a group has one key, whatever is beside it. */
function followedTypes(recipe: Recipe): Record<string, ColumnType> {
  if (!followsRows(recipe)) return {};
  const { time, group } = recipe.series;
  return {
    ...(time === null ? {} : { [time]: 'time' as const }),
    ...(group === null ? {} : { [group.column]: group.type }),
  };
}

function nameOf({ model, version }: ModelArtefact): string {
  return `${model} version ${version}`;
}
