import { resolve, sep } from 'node:path';
import { ConfigurationError } from '../core/errors.ts';

/** What the file system may refuse that is the user's to mend, by the code of the error. */
const PROBLEMS: { readonly [code: string]: { readonly found: string; readonly todo: string } } = {
  EEXIST: { found: 'a file stands where a folder is needed', todo: 'Name another folder, or move that file' },
  ENOTDIR: {
    found: 'a file stands where a folder is needed',
    todo: 'Name another folder, or move that file',
  },
  EISDIR: { found: 'a folder stands where the file should go', todo: 'Name a file' },
  EACCES: { found: 'permission is denied', todo: 'Change the permissions, or name another folder' },
  EPERM: { found: 'permission is denied', todo: 'Change the permissions, or name another folder' },
  EROFS: { found: 'the file system is read-only', todo: 'Name a folder on another one' },
  ENOSPC: {
    found: 'no space is left on the device',
    todo: 'Free some space, or name a folder on another one',
  },
  EDQUOT: { found: 'the quota is used up', todo: 'Free some space, or name a folder on another device' },
};

/** Options of a command that name a place to write to. */
interface Places {
  readonly store?: string;
  readonly out?: string;
}

/** Does a command's work; what the file system refused is told by the option that named the place. @throws ConfigurationError */
export async function explainingFileErrors<T>(places: Places, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainFileError(error, places);
  }
}

/** The error of a file operation as a ConfigurationError; any other error as it is. */
export function explainFileError(error: unknown, places: Places): unknown {
  if (!(error instanceof Error)) return error;
  const { code, path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  if (code === undefined || !Object.hasOwn(PROBLEMS, code)) return error;
  const { found, todo } = PROBLEMS[code]!;
  const place = dest ?? path;
  const where = place === undefined ? everyPlace(places) : whereOf(resolve(place), places);
  const at = place === undefined ? '' : `: ${place}`;
  return new ConfigurationError({ where, found: `${found} (${code}${at})`, todo }, { cause: error });
}

/** The option that names a folder above the path, or one below it that could not be made. */
function whereOf(path: string, places: Places): string {
  const given = optionsOf(places);
  const above = given.find(({ folder }) => isWithin(path, folder));
  const option = above ?? given.find(({ folder }) => isWithin(folder, path));
  return option === undefined ? path : option.text;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** A write that ran out of space does not say where. */
function everyPlace(places: Places): string {
  return optionsOf(places)
    .map(({ text }) => text)
    .join(' or ');
}

function optionsOf({ store, out }: Places): { text: string; folder: string }[] {
  const given = { '--store': store, '--out': out };
  return Object.entries(given).flatMap(([option, value]) =>
    value === undefined ? [] : [{ text: `${option} ${value}`, folder: resolve(value) }],
  );
}
