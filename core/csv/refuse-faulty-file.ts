import { noRowsError, onlyQuarantinedError } from '../input/refusals.ts';
import { manyInvalidTextsError, manyNulsError } from './refusals.ts';
import type { RowReader } from './row-reader.ts';

/** From so many rows and this share of them on, it is not a row that is at fault but how the file is read. */
const MIN_FAULTY_ROWS = 10;
const MAX_INVALID_SHARE = 0.01;
const MAX_NUL_SHARE = 0.5;

/**
 * Refuses a file that has no rows, or so many of one fault that it is another encoding.
 * @throws DataRefusedError
 */
export function refuseFaultyFile(reader: RowReader): void {
  const { fileName, nRows, nRowsRead, quarantined, nWithNul, nInvalidTexts } = reader;
  if (nRowsRead !== nRows + quarantined.length)
    throw new Error(`${nRowsRead} rows read, ${nRows} kept and ${quarantined.length} quarantined`);
  const [first] = quarantined;
  if (first === undefined) {
    if (nRowsRead === 0) throw noRowsError(fileName, 'a header');
    return;
  }
  const faulty = (nFaulty: number, reasonPart: string) => ({
    nRowsRead,
    nFaulty,
    line: quarantined.find(({ reason }) => reason.includes(reasonPart))!.line,
  });
  if (nWithNul >= MIN_FAULTY_ROWS && nWithNul > nRowsRead * MAX_NUL_SHARE)
    throw manyNulsError(fileName, faulty(nWithNul, 'NUL'));
  if (nInvalidTexts >= MIN_FAULTY_ROWS && nInvalidTexts > nRowsRead * MAX_INVALID_SHARE)
    throw manyInvalidTextsError(fileName, faulty(nInvalidTexts, 'UTF-8'));
  const allowed = 'rows with one field for each column of the header';
  if (nRows === 0) throw onlyQuarantinedError(fileName, { nRowsRead, ...first, allowed });
}
