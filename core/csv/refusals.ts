import { DataRefusedError } from '../errors.ts';

const UTF8_TODO =
  'Save the file as UTF-8, or set data.encoding: latin1 where it comes from a program for Windows';

export function openQuoteError(fileName: string, line: number): DataRefusedError {
  return new DataRefusedError({
    where: `${fileName}:${line}`,
    found: 'the quote that opens here, in the header, is never closed',
    allowed: 'a quote at the beginning of a field with another at its end, and quotes inside doubled',
    todo: 'Close the quote, or double it and quote the whole field',
  });
}

export function headerQuoteError(where: string): DataRefusedError {
  return new DataRefusedError({
    where,
    found: 'text follows a closing quote in the header',
    allowed: 'a quote at the beginning of a field with another at its end, and quotes inside doubled',
    todo: 'Double the quotes inside the name and quote the whole of it',
  });
}

export function headerNulError(where: string): DataRefusedError {
  return new DataRefusedError({
    where,
    found: 'a NUL byte in the header: the file is UTF-16 without a byte order mark, or no text',
    allowed: 'UTF-8 text, in which no byte is zero',
    todo: 'Save the file as CSV in UTF-8, or set data.encoding: utf-16le',
  });
}

export function headerTooLongError(
  fileName: string,
  { line, maxRowBytes }: { line: number; maxRowBytes: number },
) {
  return new DataRefusedError({
    where: `${fileName}:${line}`,
    found: `the header has not ended after ${maxRowBytes} bytes`,
    allowed: 'a line with the names of the columns, with every quote closed',
    todo: 'Look for a quote without its counterpart in it',
  });
}

/** Quotes that open and never close, again and again. */
export function manyOpenQuotesError(
  fileName: string,
  { nOpenQuotes, line }: { nOpenQuotes: number; line: number },
): DataRefusedError {
  return new DataRefusedError({
    where: `${fileName}:${line}`,
    found: `another quote opens here and is never closed, after ${nOpenQuotes} like it`,
    allowed: 'a quote at the beginning of a field with another at its end, and quotes inside doubled',
    todo: 'Write the file with quotes as in RFC 4180',
  });
}

interface FaultyRows {
  readonly nRowsRead: number;
  readonly nFaulty: number;
  /** The line of the first one. */
  readonly line: number;
}

export function manyNulsError(fileName: string, { nRowsRead, nFaulty, line }: FaultyRows): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: `${nFaulty} of ${nRowsRead} rows hold NUL bytes, the first on line ${line}`,
    allowed: 'UTF-8 text, in which no byte is zero',
    todo: 'Save the file as CSV in UTF-8, or set data.encoding: utf-16le',
  });
}

export function manyInvalidTextsError(
  fileName: string,
  { nRowsRead, nFaulty, line }: FaultyRows,
): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: `${nFaulty} of ${nRowsRead} rows are not valid UTF-8, the first on line ${line}`,
    allowed: 'UTF-8, with or without a byte order mark',
    todo: UTF8_TODO,
  });
}

export function manyColumnsError(fileName: string, most: number): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: `the header names more than ${most} columns`,
    allowed: `at most ${most} columns`,
    todo: 'Write one row an observation, and leave out the columns that the model does not use',
  });
}
