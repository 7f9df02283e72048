import { DataRefusedError } from '../errors.ts';
import type { OffendingCell } from './column-builder.ts';

const MAX_QUOTED_LENGTH = 40;

/** A column in which some cells do not fit. */
export interface MisfitColumn {
  readonly fileName: string;
  readonly column: string;
  readonly nValues: number;
  readonly nOffending: number;
  /** The first ones. */
  readonly offending: readonly OffendingCell[];
}

/** Mostly numbers, and some texts: most likely unknown spellings of a missing cell. */
export function mostlyNumbersError(misfit: MisfitColumn): DataRefusedError {
  return new DataRefusedError({
    where: `${misfit.fileName}, column ${misfit.column}`,
    found: describeMisfit(misfit, 'no numbers'),
    allowed: 'numbers, or a spelling in data.missing',
    todo: `Add the spelling to data.missing, or declare data.types: {${misfit.column}: category}`,
  });
}

const FITTING = {
  number: { plural: 'no numbers', allowed: 'numbers such as 12, -0.5 or 1e-3' },
  boolean: { plural: 'no booleans', allowed: 'true or false in any case, 1 or 0' },
  time: {
    plural: 'no times',
    allowed: 'ISO 8601 dates and times such as 1970-01-31 or 1970-01-31T10:00:00Z',
  },
} as const;

/** A declared type that the column's cells do not have. */
export function declaredTypeError(misfit: MisfitColumn, type: keyof typeof FITTING): DataRefusedError {
  const { plural, allowed } = FITTING[type];
  return new DataRefusedError({
    where: `${misfit.fileName}, column ${misfit.column}, declared ${type}`,
    found: describeMisfit(misfit, plural),
    allowed: `${allowed}, or a spelling in data.missing`,
    todo: `Correct the values, add the spelling to data.missing, or declare another type in data.types`,
  });
}

export function openQuoteError(fileName: string, line: number): DataRefusedError {
  return new DataRefusedError({
    where: `${fileName}:${line}`,
    found: 'the quote that opens here is never closed',
    allowed: 'a quote at the beginning of a field with another at its end, and quotes inside doubled',
    todo: 'Close the quote, or double it and quote the whole field',
  });
}

export function emptyFileError(fileName: string): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: 'the file is empty',
    allowed: 'a header line and at least one row',
    todo: 'Upload the file again',
  });
}

export function loneCrError(fileName: string): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: 'lines end with a carriage return (CR) alone, as on old Macs',
    allowed: 'lines that end with LF or CRLF',
    todo: 'Save the file as CSV with the line ends of Unix or Windows, and upload it again',
  });
}

export function noRowsError(fileName: string): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: 'the file has a header and no rows',
    allowed: 'a header line and at least one row',
    todo: 'Upload the file again with its rows',
  });
}

export function onlyQuarantinedError(
  fileName: string,
  { nRowsRead, line, reason }: { nRowsRead: number; line: number; reason: string },
): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: `none of the ${nRowsRead} rows fits the header; the first, on line ${line}, ${reason}`,
    allowed: 'rows with one field for each column of the header',
    todo: 'Correct the header or the delimiter',
  });
}

function describeMisfit({ nValues, nOffending, offending }: MisfitColumn, plural: string): string {
  const examples = offending.map(({ line, text }) => `line ${line} ${quoted(text)}`).join(', ');
  const first = nOffending > offending.length ? 'the first ones: ' : '';
  return `${nOffending} of ${nValues} values are ${plural} (${first}${examples})`;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH - 1)}…` : text);
}
