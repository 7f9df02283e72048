import { join } from 'node:path';
import { ConfigurationError, NotFoundError } from '../../core/errors.ts';

/** Error codes that mean: nothing by that name. `ENOTDIR`: a part of the path is a file. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR']);
/** A file stands where a folder is needed, or a folder where the file should go. */
const CLASH = new Set(['ENOTDIR', 'EISDIR', 'ENOTEMPTY', 'EEXIST']);
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

export function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === code;
}

export function isAbsent(error: unknown): boolean {
  return ABSENT.has((error as NodeJS.ErrnoException | null)?.code ?? '');
}

export function notFound(key: string, root: string, version?: string): NotFoundError {
  return new NotFoundError({
    where: `object ${JSON.stringify(key)}`,
    found: version === undefined ? `nothing under ${root}` : `not, or no longer, in version ${version}`,
  });
}

/** Turns what the file system says about a failed write into what the caller can do about it. */
export function explainWriteError(error: unknown, key: string, root: string): unknown {
  const { code = '', path = '', dest } = (error ?? {}) as NodeJS.ErrnoException & { readonly dest?: string };
  const where = `key ${JSON.stringify(key)}`;
  // What stands in the way of the temporary folder is no key, but a file where the store itself should be.
  const isOfStore = (dest ?? path).startsWith(join(root, '.tmp'));
  if (CLASH.has(code) && !isOfStore) {
    return new ConfigurationError(
      {
        where,
        found: 'a name that would have to be a file and a folder at once',
        allowed: 'in a folder, no key may be the beginning of another key up to a slash',
        todo: 'Choose another name',
      },
      { cause: error },
    );
  }
  if (code === 'ENAMETOOLONG') {
    return new ConfigurationError(
      { where, found: `a path too long for this file system, under ${root}`, todo: 'Choose a shorter name' },
      { cause: error },
    );
  }
  return error;
}

/** Only a hard link publishes a finished file if and only if its name is free. */
export function explainLinkError(error: unknown, root: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (!NO_HARD_LINKS.has(code)) return error;
  return new ConfigurationError(
    {
      where: root,
      found: `a file system without hard links (${code})`,
      allowed: 'ext4, xfs, btrfs, APFS, NTFS and the like',
      todo: 'Keep the store in another folder',
    },
    { cause: error },
  );
}
