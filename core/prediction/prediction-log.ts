import type { JsonValue } from '../contracts/json.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import { cellText } from '../table/column-text.ts';
import { type Column, findColumn, isNumeric, type Table } from '../table/table.ts';

interface PredictionLogRequest {
  readonly artefact: ModelArtefact;
  /** Raw rows, as before cleaning. */
  readonly table: Table;
  /** Numbers, or indices into the model's classes, `(table.nRows,)` */
  readonly predictions: Float64Array;
  /** `(table.nRows, nClasses)` row by row. @default none */
  readonly probabilities?: Float64Array | null;
  /** The time of rows that carry none. */
  readonly nowMs: number;
  /** Names rows that carry no id, with their number. */
  readonly batch: string;
  /** Whether the target, where a row holds it, is logged beside the prediction. @default false */
  readonly withActuals?: boolean;
}

/**
 * One JSON line a prediction (a class by its name, with the probability of each), with the raw features and, where the table has it, the group: what MONITOR reads, and what
 * retuning is made of.
 */
export function predictionLog(request: PredictionLogRequest): string {
  const { artefact, table, predictions, nowMs, batch, withActuals = false } = request;
  const { roles, inputs, target } = artefact.signature;
  const actuals = withActuals ? columnOf(table, target.name) : undefined;
  const ids = columnOf(table, roles.id);
  const times = columnOf(table, roles.time);
  const group = columnOf(table, roles.group);
  const features = inputs.map(({ name }) => findColumn(table, name)!);
  if (group !== undefined) features.push(group);
  const lines = Array.from(predictions, (prediction, row) => {
    const timeMs = times?.type === 'time' ? times.values[row]! : Number.NaN;
    return JSON.stringify({
      id: (ids === undefined ? null : cellText(ids, row)) ?? `${batch}-${row + 1}`,
      time: new Date(Number.isNaN(timeMs) ? nowMs : timeMs).toISOString(),
      model: artefact.model,
      version: artefact.version,
      ...predictionAt(request, prediction, row),
      ...actualAt(actuals, row, artefact),
      features: Object.fromEntries(features.map((column) => [column.name, rawCell(column, row)])),
    });
  });
  return lines.map((line) => `${line}\n`).join('');
}

function predictionAt(
  { artefact: { classes = null }, probabilities = null }: PredictionLogRequest,
  prediction: number,
  row: number,
): { prediction: JsonValue; probability?: JsonValue } {
  if (classes === null) return { prediction };
  const named = { prediction: classes[prediction]! };
  if (probabilities === null) return named;
  const shares = probabilities.subarray(row * classes.length, (row + 1) * classes.length);
  return { ...named, probability: Object.fromEntries(classes.map((name, k) => [name, shares[k]!])) };
}

/** A class by its name, as it is predicted: `"true"`, not `true`. */
function actualAt(
  actuals: Column | undefined,
  row: number,
  { classes = null }: ModelArtefact,
): { actual?: JsonValue } {
  if (actuals === undefined) return {};
  const actual = classes === null ? rawCell(actuals, row) : cellText(actuals, row);
  return actual === null ? {} : { actual };
}

function columnOf(table: Table, name: string | null): Column | undefined {
  return name === null ? undefined : findColumn(table, name);
}

function rawCell(column: Column, row: number): JsonValue {
  if (!isNumeric(column) || column.type === 'time') return cellText(column, row);
  const value = column.values[row]!;
  if (Number.isNaN(value)) return null;
  return column.type === 'boolean' ? value === 1 : value;
}
