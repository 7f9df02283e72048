import { readArtefact } from '../artefacts/stored-json.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import { keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import { readOptions } from '../data-set/read-options.ts';
import { DataRefusedError, NotFoundError } from '../errors.ts';
import { sha256Stream } from '../hashing/sha256.ts';
import { readTable } from '../input/read-table.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Table } from '../table/table.ts';
import type { Champion } from './champion.ts';

interface Upload {
  readonly table: Table;
  /** Rows of the file that are no rows of the table. */
  readonly nQuarantined: number;
}

/**
 * The uploaded file that a champion was tuned on, as raw columns: the very version that CLEAN read, or, in a store that no
 * longer has it, the object that lies there now if it has the same bytes.
 * @throws DataRefusedError when the upload was replaced by another file, or is gone
 */
export async function readUploadOf(
  { artefact }: Champion,
  { data, store }: { data: DataSection; store: ObjectStore },
): Promise<Upload> {
  const { model, lineage } = artefact;
  const manifestKey = keys.dataSet(model, lineage.datasetId, 'manifest.json');
  const { raw } = await readArtefact<Manifest>(store, manifestKey, 'upkeep-manifest/1');
  const version = await heldVersion(store, raw, lineage.rawDigest);
  const { table, quarantined } = await readTable(
    () => store.open(raw.key, version),
    readOptions(data, raw.key),
  );
  return { table, nQuarantined: quarantined.length };
}

/** The version of the object under the key that has the bytes. */
async function heldVersion(
  store: ObjectStore,
  { key, version }: Manifest['raw'],
  digest: string,
): Promise<string> {
  if ((await digestOf(store, key, version)) === digest) return version;
  const current = await store.head(key);
  const found = current === undefined ? undefined : await digestOf(store, key, current.version);
  if (current !== undefined && found === digest) return current.version;
  throw new DataRefusedError({
    where: key,
    found:
      found === undefined
        ? "the champion's data is gone"
        : `another file has replaced the champion's data (SHA-256 ${found})`,
    allowed: `the file that the champion was tuned on (SHA-256 ${digest})`,
    todo: 'Put that file back under this key, or tune a new model on the present one: upkeep run DATA',
  });
}

/** Hex SHA-256 of a version's bytes, or `undefined` where the store does not have it. O(bytes) */
async function digestOf(store: ObjectStore, key: string, version: string): Promise<string | undefined> {
  const hash = sha256Stream();
  try {
    for await (const chunk of store.open(key, version)) hash.update(chunk);
    return hash.digest();
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
