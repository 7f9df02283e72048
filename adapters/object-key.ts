import { ConfigurationError } from '../core/errors.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The parts of a key, outermost first, that some store is to keep an object under. `limit` is the store's own, for the message.
 * @throws ConfigurationError for a key that no store takes: with a part `.` or `..`, or that is no Unicode text
 */
export function partsOfKey(key: string, limit: string): string[] {
  if (LONE_SURROGATE.test(key)) throw refusedKey(key, 'half of a surrogate pair, which has no UTF-8', limit);
  const parts = key.split('/');
  const dots = parts.find(isDots);
  if (dots !== undefined) throw refusedKey(key, `the part \`${dots}\``, limit);
  return parts;
}

/** Whether a key has a part `.` or `..`: S3 takes one from others, and no key of ours is read or written by it. */
export function hasDots(key: string): boolean {
  return key.split('/').some(isDots);
}

function isDots(part: string): boolean {
  return part === '.' || part === '..';
}

export function refusedKey(key: string, found: string, limit: string): ConfigurationError {
  return new ConfigurationError({
    where: `key ${JSON.stringify(key)}`,
    found,
    allowed: `parts of UTF-8 text between slashes, other than \`.\` and \`..\`, ${limit}`,
    todo: 'Rename it',
  });
}
