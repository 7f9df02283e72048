import { join } from 'node:path';
import { partsOfKey, refusedKey } from '../object-key.ts';

// What some file system refuses or changes: control characters and `\ : * ? " < > |` (Windows), `%` because it is the escape
// itself, a dot in front (hidden files are ours and the user's, never objects), a dot or space at the end (Windows drops it).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f%\\:*?"<>|]|^\.|[. ]$/g;
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;
const EMPTY_PART = '%';
const MAX_NAME_BYTES = 255;
const LIMIT = `at most ${MAX_NAME_BYTES} bytes each`;

/**
 * The name of a file or folder that stands for one part of a key. Most parts are their own name; what file systems refuse
 * becomes `%` and two hex digits. Reversible: `decodePart(encodePart(part)) === part`. Two keys that differ only in case
 * need a file system that tells them apart.
 */
export function encodePart(part: string): string {
  if (part === '') return EMPTY_PART;
  const escaped = part.replace(UNSAFE, escapeCharacter);
  return DEVICE_NAME.test(escaped) ? escapeCharacter(escaped[0]!) + escaped.slice(1) : escaped;
}

/** The part of a key that a name stands for; `undefined` for a name that `encodePart` never makes. */
export function decodePart(name: string): string | undefined {
  if (name === EMPTY_PART) return '';
  const part = name.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return part !== '.' && part !== '..' && encodePart(part) === name ? part : undefined;
}

/**
 * Where a key lives under `root`.
 * @throws ConfigurationError for a key that has no place in a folder
 */
export function pathOfKey(root: string, key: string): string {
  if (key === '') throw refusedKey(key, 'a key needs at least one character', LIMIT);
  return join(root, ...encodeParts(key));
}

/** The names of a key's parts, outermost first. */
export function encodeParts(key: string): string[] {
  return partsOfKey(key, LIMIT).map((part) => {
    const name = encodePart(part);
    const nBytes = Buffer.byteLength(name);
    if (nBytes > MAX_NAME_BYTES) {
      const found = `a part of ${nBytes} bytes, where a file's name has at most ${MAX_NAME_BYTES}`;
      throw refusedKey(key, found, LIMIT);
    }
    return name;
  });
}

function escapeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
