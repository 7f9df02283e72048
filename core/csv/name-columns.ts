import { DataRefusedError } from '../errors.ts';
import { parseNumber } from './parse-number.ts';

/** The names of the columns, and what was done to have one distinct name for each. */
export interface HeaderNames {
  readonly names: readonly string[];
  /** Indices of columns that the header names not at all, or like one before them. */
  readonly unnamed: readonly number[];
  readonly repeated: readonly number[];
  /** Whether the line ends with a delimiter: its last column is unnamed. */
  readonly endsWithDelimiter: boolean;
  /** Whether all names are numbers, such as years: the first line may be data. */
  readonly areNumbers: boolean;
}

const encoder = new TextEncoder();

/**
 * A distinct name for each field of the header: a repeated `name` becomes `name_2`, an empty one `column_3` by its place.
 * O(fields)
 * @throws DataRefusedError when the header is clearly a row of data, or names nothing
 */
export function nameColumns(fields: readonly string[], where: string): HeaderNames {
  refuseData(fields, where);
  const taken = new Set(fields);
  const seen = new Set<string>();
  const nextNumber = new Map<string, number>();
  const unnamed: number[] = [];
  const repeated: number[] = [];
  const free = (name: string): string => {
    let number = nextNumber.get(name) ?? 2;
    while (taken.has(`${name}_${number}`)) number++;
    nextNumber.set(name, number + 1);
    taken.add(`${name}_${number}`);
    return `${name}_${number}`;
  };
  const names = fields.map((field, index) => {
    const isUnnamed = field.trim() === '';
    if (isUnnamed) unnamed.push(index);
    else if (seen.has(field)) repeated.push(index);
    if (!isUnnamed) {
      const isFirst = !seen.has(field);
      seen.add(field);
      return isFirst ? field : free(field);
    }
    const placed = `column_${index + 1}`;
    if (taken.has(placed)) return free(placed);
    taken.add(placed);
    return placed;
  });
  return {
    names,
    unnamed,
    repeated,
    endsWithDelimiter: fields.length > 1 && fields.at(-1) === '',
    areNumbers: fields.length > 1 && fields.every((field) => field.trim() === '' || isNumber(field)),
  };
}

/** Years and codes name columns; fractions and the same number twice do not. */
function refuseData(fields: readonly string[], where: string): void {
  const present = fields.filter((field) => field.trim() !== '');
  if (!present.every(isNumber)) return;
  const isData =
    present.length === 0 ||
    new Set(present).size < present.length ||
    present.some((field) => /[.eE]/.test(field));
  if (!isData) return;
  throw new DataRefusedError({
    where,
    found:
      present.length === 0
        ? 'the header names no column'
        : `the first line is data and no header: ${present
            .slice(0, 3)
            .map((field) => JSON.stringify(field))
            .join(', ')}`,
    allowed: 'a header line with a name for each column',
    todo: 'Add a line with the names of the columns at the top',
  });
}

function isNumber(field: string): boolean {
  const bytes = encoder.encode(field);
  return !Number.isNaN(parseNumber(bytes, 0, bytes.length));
}
