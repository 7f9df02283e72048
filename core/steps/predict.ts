import type { ModelArtefact } from '../contracts/model-artefact.ts';
import { columnNames } from '../csv/column-names.ts';
import { type CsvRead, readCsv } from '../csv/read-csv.ts';

import { DataRefusedError } from '../errors.ts';
import { predictTable } from '../prediction/predict-table.ts';

export interface PredictInput {
  readonly artefact: ModelArtefact;
  /** The file's name, for messages. */
  readonly name: string;
  readonly missing: readonly string[];
  readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * Predict: reads raw rows with the types of the model's signature and predicts them all.
 * @throws DataRefusedError when a column of the signature is missing, a cell does not fit its type, or a row was refused
 */
export async function predict({
  artefact,
  name,
  missing,
  open,
}: PredictInput): Promise<{ read: CsvRead; predictions: Float64Array }> {
  const { inputs, roles, target } = artefact.signature;
  const header = await columnNames(open(), name);
  const absent = inputs.map((input) => input.name).filter((input) => !header.includes(input));
  if (absent.length > 0) {
    throw new DataRefusedError({
      where: name,
      found: `it lacks ${absent.join(', ')}`,
      allowed: `a file with the columns ${inputs.map((input) => input.name).join(', ')}`,
      todo: `These are the raw features of ${artefact.model} version ${artefact.version}`,
    });
  }
  const types = Object.fromEntries(inputs.map((input) => [input.name, input.type]));
  if (roles.id !== null && header.includes(roles.id)) types[roles.id] = 'text';
  if (roles.time !== null && header.includes(roles.time)) types[roles.time] = 'time';
  if (header.includes(target.name)) types[target.name] = target.type;
  const read = await readCsv(open, { name, missing, types });
  return { read, predictions: predictTable(artefact, read.table) };
}
