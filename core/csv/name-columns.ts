import { DataRefusedError } from '../errors.ts';
import { type DistinctNames, distinctNames } from '../input/distinct-names.ts';
import { nameNotices } from '../input/name-notices.ts';
import { numberOfText } from '../input/parse-cell.ts';
import { quotedExample } from '../input/quoted-example.ts';

/** The names of the columns, and what their line looks like. */
export interface HeaderNames extends DistinctNames {
  /** Whether the line ends with a delimiter: its last column is unnamed. */
  readonly endsWithDelimiter: boolean;
  /** Whether all names are numbers, such as years: the first line may be data. */
  readonly areNumbers: boolean;
  /** Whether a line `sep=;` stood above. */
  readonly hasSeparatorLine: boolean;
}

/**
 * A distinct name for each field of the header. O(fields)
 * @throws DataRefusedError when the header is clearly a row of data, or names nothing
 */
export function nameColumns(fields: readonly string[], where: string): Omit<HeaderNames, 'hasSeparatorLine'> {
  refuseData(fields, where);
  return {
    ...distinctNames(fields),
    endsWithDelimiter: fields.length > 1 && fields.at(-1) === '',
    areNumbers: fields.length > 1 && fields.every((field) => field.trim() === '' || isNumber(field)),
  };
}

/** What was done to the names of the columns at `kept`, a sentence each. */
export function headerNotices(header: HeaderNames, isKept: (index: number) => boolean): string[] {
  const notices = nameNotices(header, isKept);
  if (header.hasSeparatorLine) notices.push('The first line, sep=, names the delimiter, and is left out.');
  if (header.areNumbers)
    notices.push(
      'All names in the header are numbers: if the first line is data, add a line with names above it.',
    );
  return notices;
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
        : `the first line is data and no header: ${present.slice(0, 3).map(quotedExample).join(', ')}`,
    allowed: 'a header line with a name for each column',
    todo: 'Add a line with the names of the columns at the top',
  });
}

function isNumber(field: string): boolean {
  return !Number.isNaN(numberOfText(field));
}
