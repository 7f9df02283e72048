import type { FittedModel } from '../../contracts/model-artefact.ts';
import { DamagedArtefactError } from '../../errors.ts';
import { fittedNumber } from '../fitted-values.ts';
import { float64FromText, float64Text } from './float64-text.ts';
import type { TrainingRows } from './training-rows.ts';

/**
 * The training rows as JSON: `nSamples`, `classes` (names, or null), and `columns` (one text a feature) and `y` (one text) as
 * `float64Text` writes them, 10.7 characters a number, which is less than most decimals, and exact. O(cells)
 */
export function fittedRows({ nSamples, columns, y, classes }: TrainingRows): FittedModel['fitted'] {
  return { nSamples, classes, columns: columns.map(float64Text), y: float64Text(y) };
}

/** The training rows of a model that may come from JSON. O(cells). @throws DamagedArtefactError when they are not what they should be */
export function rowsOfModel(model: FittedModel): TrainingRows {
  const nSamples = fittedNumber(model, 'nSamples');
  const { columns, classes = null } = model.fitted;
  if (!Number.isInteger(nSamples) || nSamples < 1)
    throw damaged('nSamples', `${nSamples}`, 'a whole number of at least 1');
  if (!Array.isArray(columns) || columns.length === 0)
    throw damaged('columns', Array.isArray(columns) ? 'none' : 'no list', 'one text a feature');
  const y = numbers(model.fitted.y, 'y', nSamples);
  if (classes !== null && !isClasses(classes))
    throw damaged('classes', JSON.stringify(classes).slice(0, 100), 'null, or at least 2 names');
  const wrong = classes === null ? undefined : y.find((index) => !(index in classes));
  if (wrong !== undefined) throw damaged('y', `${wrong}`, `an index into ${classes!.length} classes`);
  return {
    nSamples,
    columns: columns.map((text, j) => numbers(text, `columns[${j}]`, nSamples)),
    y,
    classes,
  };
}

function isClasses(value: unknown): value is string[] {
  return Array.isArray(value) && value.length >= 2 && value.every((name) => typeof name === 'string');
}

function numbers(text: unknown, name: string, n: number): Float64Array {
  const values = typeof text === 'string' ? float64FromText(text, n) : undefined;
  if (values?.every(Number.isFinite)) return values;
  const found = typeof text === 'string' ? `a text of ${text.length} characters` : typeof text;
  throw damaged(name, found, `${n} finite numbers of 8 bytes each, little-endian, in base 64`);
}

function damaged(name: string, found: string, allowed: string): DamagedArtefactError {
  return new DamagedArtefactError({ where: `fitted.${name} of a kNeighbors model`, found, allowed });
}
