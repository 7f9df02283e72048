import type { DataSection } from '../contracts/config/data-section.ts';
import { DataRefusedError } from '../errors.ts';
import { type Column, isNumeric, type Table } from '../table/table.ts';
import { type CleaningCheck, checkDenoise } from './check-denoise.ts';
import { checkImpute } from './check-impute.ts';
import { namedColumn } from './named-column.ts';
import { timeColumn } from './order-rows.ts';

export type { CleaningCheck } from './check-denoise.ts';

const LEVELS_SHOWN = 3;

/**
 * Refuses what the configuration asks of this table and cannot have, before anything is computed: ConfigurationError where
 * the configuration is at fault, DataRefusedError where a column does not hold what its role needs.
 */
export function checkCleaning({ table, data, clean, folds }: CleaningCheck): void {
  checkNames(table, data);
  if (data.target !== null) checkTarget(namedColumn(table, data.target, 'data.target'));
  timeColumn(table, data);
  if (data.fold !== null) checkFold(namedColumn(table, data.fold, 'data.fold'));
  if (data.weight !== null) checkWeight(namedColumn(table, data.weight, 'data.weight'));
  checkDenoise({ table, data, clean, folds });
  checkImpute({ table, data, clean, folds });
}

function checkNames(table: Table, data: DataSection): void {
  for (const role of ['target', 'id', 'time', 'group', 'fold', 'weight'] as const) {
    const name = data[role];
    if (name !== null) namedColumn(table, name, `data.${role}`);
  }
  for (const name of data.ignore) namedColumn(table, name, 'data.ignore');
  for (const name of Object.keys(data.types)) namedColumn(table, name, 'data.types');
}

function checkTarget(column: Column): void {
  const where = `data.target: column ${JSON.stringify(column.name)}`;
  if (column.type === 'text' || column.type === 'time')
    throw new DataRefusedError({
      where,
      found: `it is of type ${column.type}${firstLevels(column)}`,
      allowed: 'numbers, or a class in every row: type number, boolean or category',
      todo: `Name another column; if these are classes, say so under data.types: { ${column.name}: category }`,
    });
  if (isNumeric(column) ? column.values.every(Number.isNaN) : column.codes.every((code) => code === -1))
    throw new DataRefusedError({
      where,
      found: 'it has no value in any row',
      todo: 'Fill in the values to learn from, or leave data.target out to clean and profile only',
    });
}

function firstLevels(column: Column): string {
  if (isNumeric(column) || column.levels.length === 0) return '';
  const shown = column.levels.slice(0, LEVELS_SHOWN).map((level) => JSON.stringify(level));
  return ` (${shown.join(', ')}${column.levels.length > LEVELS_SHOWN ? ', …' : ''})`;
}

function checkFold(column: Column): void {
  const allowed = 'a whole number in every row: -1 for always in training, else a fold from 0';
  const where = `data.fold: column ${JSON.stringify(column.name)}`;
  if (column.type !== 'number')
    throw new DataRefusedError({
      where,
      found: `it is of type ${column.type}${firstLevels(column)}`,
      allowed,
    });
  const row = column.values.findIndex((fold) => !(Number.isInteger(fold) && fold >= -1));
  if (row === -1) return;
  const value = column.values[row]!;
  const found = Number.isNaN(value) ? 'a missing cell' : String(value);
  throw new DataRefusedError({ where, found: `data row ${row + 1} has ${found}`, allowed });
}

function checkWeight(column: Column): void {
  const allowed = 'a finite number of at least 0 in every row, not all 0: how often the row counts';
  const where = `data.weight: column ${JSON.stringify(column.name)}`;
  if (column.type !== 'number')
    throw new DataRefusedError({
      where,
      found: `it is of type ${column.type}${firstLevels(column)}`,
      allowed,
    });
  const row = column.values.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
  if (row !== -1) {
    const value = column.values[row]!;
    const found = Number.isNaN(value) ? 'a missing cell' : String(value);
    throw new DataRefusedError({ where, found: `data row ${row + 1} has ${found}`, allowed });
  }
  if (column.values.every((weight) => weight === 0))
    throw new DataRefusedError({ where, found: 'every row has 0, so that none counts', allowed });
}
