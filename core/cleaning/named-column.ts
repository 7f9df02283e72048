import { ConfigurationError } from '../errors.ts';
import { nearestName } from '../nearest-name.ts';
import { type Column, findColumn, type Table } from '../table/table.ts';

const NAMES_SHOWN = 20;

/** The column that an option names. Throws a ConfigurationError that offers the nearest known name. */
export function namedColumn(table: Table, name: string, option: string): Column {
  const column = findColumn(table, name);
  if (column !== undefined) return column;
  const known = table.columns.map((other) => other.name);
  const nearest = nearestName(name, known);
  throw new ConfigurationError({
    where: option,
    found: `there is no column ${JSON.stringify(name)}`,
    allowed: listed(known),
    todo:
      nearest === undefined ? 'Name a column of the data set.' : `Did you mean ${JSON.stringify(nearest)}?`,
  });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}
