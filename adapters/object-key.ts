import { ConfigurationError } from '../core/errors.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The parts of a key, outermost first, that some store is to keep an object under. `limit` is the store's own, for the message.
 * @throws ConfigurationError for a key that no store takes: with a part `.` or `..`, or that is no Unicode text
 */
export function partsOfKey(key: string, limit: string): string[] {
  if (LONE_SURROGATE.test(key)) throw refusedKey(key, 'half of a surrogate pair, which has no UTF-8', limit);
  const parts = key.split('/');
  const dots = parts.find((part) => part === '.' || part === '..');
  if (dots !== undefined) throw refusedKey(key, `the part \`${dots}\``, limit);
  return parts;
}

export function refusedKey(key: string, found: string, limit: string): ConfigurationError {
  return new ConfigurationError({
    where: `key ${JSON.stringify(key)}`,
    found,
    allowed: `parts of UTF-8 text between slashes, other than \`.\` and \`..\`, ${limit}`,
    todo: 'Rename it',
  });
}
