import type { JsonValue } from '../contracts/json.ts';
import type { FittedModel } from '../contracts/model-artefact.ts';
import { DamagedArtefactError, DataRefusedError } from '../errors.ts';
import type { DesignMatrix } from './design-matrix.ts';

/** One number of a fitted model that may come from JSON. @throws DamagedArtefactError when it is none */
export function fittedNumber({ estimator, fitted }: FittedModel, name: string): number {
  const value = fitted[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new DamagedArtefactError({
    where: `fitted.${name} of a ${estimator} model`,
    found: JSON.stringify(value) ?? 'nothing',
    allowed: 'a finite number',
  });
}

/** A vector of a fitted model that may come from JSON. @throws DamagedArtefactError when it is none */
export function fittedNumbers({ estimator, fitted }: FittedModel, name: string): readonly number[] {
  const values = fitted[name];
  if (Array.isArray(values) && values.every((value) => typeof value === 'number')) return values;
  throw new DamagedArtefactError({
    where: `fitted.${name} of a ${estimator} model`,
    found: JSON.stringify(values) ?? 'nothing',
    allowed: 'an array of numbers',
  });
}

/** Rows of numbers of a fitted model that may come from JSON. @throws DamagedArtefactError when they are none */
export function fittedRows({ estimator, fitted }: FittedModel, name: string): readonly (readonly number[])[] {
  const rows = fitted[name];
  if (Array.isArray(rows) && rows.every(isNumbers)) return rows;
  throw new DamagedArtefactError({
    where: `fitted.${name} of a ${estimator} model`,
    found: JSON.stringify(rows) ?? 'nothing',
    allowed: 'arrays of numbers',
  });
}

function isNumbers(value: JsonValue): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/** Texts of a fitted model that may come from JSON. @throws DamagedArtefactError when they are none */
export function fittedTexts({ estimator, fitted }: FittedModel, name: string): readonly string[] {
  const values = fitted[name];
  if (Array.isArray(values) && values.every((value) => typeof value === 'string')) return values;
  throw new DamagedArtefactError({
    where: `fitted.${name} of a ${estimator} model`,
    found: JSON.stringify(values) ?? 'nothing',
    allowed: 'an array of texts',
  });
}

/** The text of a fitted model that may come from JSON. @throws DamagedArtefactError when it is none */
export function fittedText({ estimator, fitted }: FittedModel, name: string): string {
  const value = fitted[name];
  if (typeof value === 'string') return value;
  throw new DamagedArtefactError({
    where: `fitted.${name} of a ${estimator} model`,
    found: JSON.stringify(value) ?? 'nothing',
    allowed: 'a text',
  });
}

/** A fit is finite or it fails: a coefficient that is no number must not reach a prediction. @throws DataRefusedError */
export function refuseNonFiniteFit(estimator: string, values: readonly number[] | Float64Array): void {
  const found = values.find((value) => !Number.isFinite(value));
  if (found === undefined) return;
  throw new DataRefusedError({
    where: `${estimator} fit`,
    found: `a coefficient is ${found}`,
    allowed: 'finite coefficients',
    todo: 'Normalise the features, or mend values that are very large or very small',
  });
}

/** @throws DataRefusedError when a fit has no rows, or not one target a row */
export function refuseUnfit(estimator: string, X: DesignMatrix, y: Float64Array): void {
  if (X.nSamples > 0 && y.length === X.nSamples) return;
  throw new DataRefusedError({
    where: `${estimator} fit`,
    found: `${X.nSamples} rows of features and ${y.length} target values`,
    allowed: 'as many of one as of the other, and at least 1',
  });
}
