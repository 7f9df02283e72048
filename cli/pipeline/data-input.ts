import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ConfigurationError } from '../../core/errors.ts';
import { openUserFile } from './user-file.ts';

/** What stands for standard input where a data set is named. */
const STANDARD_INPUT = '-';
const STANDARD_INPUT_NAME = 'stdin';

/**
 * The data set that the user named, `-` being standard input, in chunks: called as often as it is read. Standard input can be
 * read only once, and is held in memory.
 * @throws NotFoundError, ConfigurationError
 */
export function openDataInput(
  data: string,
  input: AsyncIterable<Uint8Array | string> = process.stdin,
): () => AsyncGenerator<Uint8Array> {
  if (data !== STANDARD_INPUT) return openUserFile(data, 'the data set');
  let held: Promise<readonly Uint8Array[]> | undefined;
  return async function* () {
    held ??= chunksOf(input);
    yield* await held;
  };
}

/** In bytes; 0 where it is not known yet, or there is no such file, which reading it then tells. */
export async function dataInputSize(data: string): Promise<number> {
  if (data === STANDARD_INPUT) return 0;
  return stat(data).then(
    ({ size }) => size,
    () => 0,
  );
}

/** They are never joined: that would hold all of them twice. */
async function chunksOf(input: AsyncIterable<Uint8Array | string>): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return chunks;
}

/**
 * What a data set is called in messages and in the store: as `--name` says, else as its file.
 * @throws ConfigurationError for a name that is none
 */
export function dataInputName(data: string, name: string | undefined): string {
  if (name === undefined) return data === STANDARD_INPUT ? STANDARD_INPUT_NAME : basename(data);
  const file = basename(name);
  if (file !== '') return file;
  throw new ConfigurationError({
    where: '--name',
    found: `${JSON.stringify(name)} names no file`,
    allowed: 'a file name such as cars.csv',
    todo: 'Name the data set, or leave --name out',
  });
}
