import { ConfigurationError } from './errors.ts';
import { nearestName } from './nearest-name.ts';

const NAMES_SHOWN = 20;

/** The refusal of an option that names a column which is not there; it offers the nearest name that is. */
export function unknownColumnError(unknown: {
  readonly option: string;
  readonly name: string;
  /** The columns there are. */
  readonly known: readonly string[];
  /** What lacks the column. @default the data set */
  readonly of?: string;
}): ConfigurationError {
  const { option, name, known, of = 'the data set' } = unknown;
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `Name a column of ${of}` : `Did you mean ${JSON.stringify(nearest)}?`;
  return new ConfigurationError({
    where: option,
    found: `${of} has no column ${JSON.stringify(name)}`,
    allowed: listed(known),
    todo: hint,
  });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}
