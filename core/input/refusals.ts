import { DataRefusedError } from '../errors.ts';

export function emptyFileError(fileName: string): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: 'the file is empty',
    allowed: 'a header line and at least one row',
    todo: 'Upload the file again',
  });
}

/** `beside` is what the file has instead, such as a header. */
export function noRowsError(fileName: string, beside?: 'a header' | 'columns'): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: beside === undefined ? 'the file has no rows' : `the file has ${beside} and no rows`,
    allowed: `${beside === 'a header' ? 'a header line and ' : ''}at least one row`,
    todo: 'Upload the file again with its rows',
  });
}

export function noColumnsError(fileName: string): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: 'the rows hold no columns',
    allowed: 'at least one column',
    todo: 'Export the table again',
  });
}

/** No row is left. `allowed` is what rows of the format should be. */
export function onlyQuarantinedError(
  fileName: string,
  {
    nRowsRead,
    line,
    reason,
    allowed,
  }: {
    readonly nRowsRead: number;
    /** Of the first row, and why it is set aside. */
    readonly line: number;
    readonly reason: string;
    readonly allowed: string;
  },
): DataRefusedError {
  return new DataRefusedError({
    where: fileName,
    found: `none of the ${nRowsRead} rows can be kept; the first, on line ${line}: ${reason}`,
    allowed,
    todo: 'Correct the rows, or the settings by which they are read',
  });
}
