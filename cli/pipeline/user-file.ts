import { readFile } from 'node:fs/promises';
import { ConfigurationError, NotFoundError } from '../../core/errors.ts';

/** Reads a file that the user named. @throws NotFoundError, ConfigurationError */
export async function readUserFile(file: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, what, error);
  }
}

export function unreadable(file: string, what: string, cause: unknown): Error {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return new NotFoundError(
      { where: file, found: `${what} is not there`, todo: 'Check the path' },
      { cause },
    );
  }
  const found =
    code === 'EISDIR' ? `${what} should be a file, and this is a folder` : `${what} cannot be read (${code})`;
  return new ConfigurationError({ where: file, found, todo: 'Name a readable file' }, { cause });
}
