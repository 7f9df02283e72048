import { basename } from 'node:path';
import { readUserFile } from './user-file.ts';

/** What stands for standard input where a data set is named. */
const STANDARD_INPUT = '-';
const STANDARD_INPUT_NAME = 'stdin';

/** The bytes of the data set that the user named, `-` being standard input. @throws NotFoundError, ConfigurationError */
export async function readDataInput(
  data: string,
  input: AsyncIterable<Uint8Array | string> = process.stdin,
): Promise<Uint8Array> {
  if (data !== STANDARD_INPUT) return readUserFile(data, 'the data set');
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

/** What a data set is called in messages and in the store. */
export function dataInputName(data: string, name: string | undefined): string {
  if (data !== STANDARD_INPUT) return basename(data);
  return name === undefined ? STANDARD_INPUT_NAME : basename(name);
}
