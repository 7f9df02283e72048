import { basename } from 'node:path';
import type { RawFile } from '../../core/data-set/read-raw.ts';
import { readUserFile } from './upload.ts';

/** A data file that the user named, to be read where it is. @throws NotFoundError, ConfigurationError */
export async function rawFile(file: string): Promise<RawFile> {
  const body = await readUserFile(file, 'the data set');
  async function* open() {
    yield body;
  }
  return { name: basename(file), open };
}
