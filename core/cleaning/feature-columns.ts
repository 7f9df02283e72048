import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnRole } from '../contracts/profile.ts';
import { DataRefusedError } from '../errors.ts';
import { type Column, type ColumnType, isNumeric, type Table } from '../table/table.ts';

/** Why a column without a role is no feature; `undefined` where it is one. */
type Exclusion = 'empty' | 'text' | 'time' | undefined;

/**
 * What a column is in the data set. A column without a role is a `feature`, `text`, or, where it is a time or has no value
 * at all, `ignored`. Where two options name one column, the first of target, id, time, group, fold, weight, ignore counts.
 */
export function columnRole(column: Column, data: DataSection): ColumnRole {
  return roleOf({ ...kindOf(column), name: column.name }, data);
}

/** What decides on the role of a column that has none by its name. */
interface ColumnKind {
  readonly type: ColumnType;
  readonly hasValue: boolean;
}

/** The same of a column that is not at hand. */
export function roleOf(column: ColumnKind & { readonly name: string }, data: DataSection): ColumnRole {
  const named = namedRole(column.name, data);
  if (named !== undefined) return named;
  const exclusion = exclusionOf(column, data);
  if (exclusion === undefined) return 'feature';
  return exclusion === 'text' ? 'text' : 'ignored';
}

/** The role that the configuration gives to a name, if any. */
export function namedRole(name: string, data: DataSection): ColumnRole | undefined {
  const roles = ['target', 'id', 'time', 'group', 'fold', 'weight'] as const;
  return roles.find((role) => data[role] === name) ?? (data.ignore.includes(name) ? 'ignored' : undefined);
}

/**
 * The columns to learn from, in table order: those without a role of type number, boolean or category, and text that
 * `data.types` declares a category. What was left out is named in the notices. Throws DataRefusedError where none is left.
 */
export function featureColumns(table: Table, data: DataSection): { features: string[]; notices: string[] } {
  const free = table.columns.filter((column) => namedRole(column.name, data) === undefined);
  const kinds = free.map((column) => ({ ...kindOf(column), name: column.name }));
  const namesOf = (exclusion: Exclusion) =>
    kinds.filter((kind) => exclusionOf(kind, data) === exclusion).map(({ name }) => name);
  const features = namesOf(undefined);
  const notices = [
    notice('text', namesOf('text'), 'declare a column as category in data.types to use it'),
    notice('times', namesOf('time'), 'a time is used only as data.time'),
    notice('columns without any value', namesOf('empty'), 'nothing can be learnt from them'),
  ].flat();
  if (features.length === 0)
    throw new DataRefusedError({
      where: 'data',
      found: `no column is left as a feature${notices.length > 0 ? ` (${notices.join(' ')})` : ''}`,
      allowed: 'at least one column without a role of type number, boolean or category',
      todo: 'Add a column to learn from, or take one out of data.ignore',
    });
  return { features, notices };
}

function exclusionOf(column: ColumnKind & { readonly name: string }, data: DataSection): Exclusion {
  if (!column.hasValue) return 'empty';
  if (column.type === 'time') return 'time';
  return column.type === 'text' && data.types[column.name] !== 'category' ? 'text' : undefined;
}

function kindOf(column: Column): ColumnKind {
  const hasValue = isNumeric(column)
    ? column.values.some((value) => !Number.isNaN(value))
    : column.codes.some((code) => code >= 0);
  return { type: column.type, hasValue };
}

function notice(what: string, names: readonly string[], why: string): string[] {
  return names.length === 0 ? [] : [`Left out of the features as ${what}: ${names.join(', ')}; ${why}.`];
}
