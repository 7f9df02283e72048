import type { RawFile } from '../../core/data-set/read-raw.ts';
import { dataInputName, openDataInput } from './data-input.ts';

/** A data file that the user named, or standard input, to be read where it is. */
export function rawFile(data: string, name: string | undefined): RawFile {
  return { name: dataInputName(data, name), open: openDataInput(data) };
}
