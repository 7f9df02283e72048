import { basename } from 'node:path';
import { sha256 } from '../../core/hashing/sha256.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import { readUserFile } from './user-file.ts';

interface Log {
  readonly body: Uint8Array | string;
  readonly file: string;
  /** Where a log of this name is kept. */
  readonly keyOf: (name: string) => string;
}

/** Puts a log where the monitor finds it, under a name made of its content: the same log twice is one. Answers its key. */
export async function putLog(store: ObjectStore, { body, file, keyOf }: Log): Promise<string> {
  const key = keyOf(`${sha256(body).slice(0, 16)}-${basename(file)}`);
  await store.putIfAbsent(key, body);
  return key;
}

/** The same for files that the user named. @throws NotFoundError, ConfigurationError */
export async function putLogFiles(
  store: ObjectStore,
  files: readonly string[],
  keyOf: Log['keyOf'],
): Promise<void> {
  for (const file of files) await putLog(store, { body: await readUserFile(file, 'the log'), file, keyOf });
}
