import { gunzipSync, gzipSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { REGISTRY_TABLE } from '../../core/contracts/deployment.ts';
import type { JsonValue } from '../../core/contracts/json.ts';
import { ConfigurationError, DamagedArtefactError } from '../../core/errors.ts';
import type { RegistryItem } from '../../core/ports/registry.ts';

export const ATTRIBUTES = {
  kind: REGISTRY_TABLE.partitionKey,
  key: REGISTRY_TABLE.sortKey,
  revision: 'revision',
  /** Of the write that made this revision. */
  writeId: 'writeId',
  /** The document as text, or above `COMPRESSED_ABOVE_BYTES` as `gzip`. */
  json: 'json',
  gzip: 'gzip',
} as const;

/** Smaller text stays readable in the console. A write costs a unit a kB, and a model's document compresses to a fifth. */
const COMPRESSED_ABOVE_BYTES = 100_000;
/** What DynamoDB takes: names and values of all attributes. */
const MAX_ITEM_BYTES = 400 * 1024;

type Item = Record<string, AttributeValue>;

export interface NewItem extends RegistryItem {
  readonly writeId: string;
}

export function kindOf(key: string): string {
  const slash = key.indexOf('/');
  return slash === -1 ? key : key.slice(0, slash);
}

export function itemKey(key: string): Item {
  return { [ATTRIBUTES.kind]: { S: kindOf(key) }, [ATTRIBUTES.key]: { S: key } };
}

/** @throws ConfigurationError for a document that is too large even compressed */
export function encodeItem({ key, value, revision, writeId }: NewItem): Item {
  const text = JSON.stringify(value);
  const item: Item = {
    ...itemKey(key),
    [ATTRIBUTES.revision]: { N: String(revision) },
    [ATTRIBUTES.writeId]: { S: writeId },
    ...(Buffer.byteLength(text) > COMPRESSED_ABOVE_BYTES
      ? { [ATTRIBUTES.gzip]: { B: gzipSync(text) } }
      : { [ATTRIBUTES.json]: { S: text } }),
  };
  const nBytes = sizeOf(item);
  if (nBytes > MAX_ITEM_BYTES) throw tooLarge(key, nBytes, Buffer.byteLength(text));
  return item;
}

/** @throws DamagedArtefactError */
export function decodeItem(item: Item): RegistryItem {
  const key = item[ATTRIBUTES.key]?.S ?? '';
  const revision = Number(item[ATTRIBUTES.revision]?.N);
  try {
    const compressed = item[ATTRIBUTES.gzip]?.B;
    const text = compressed ? gunzipSync(compressed).toString() : (item[ATTRIBUTES.json]?.S ?? '');
    return { key, value: JSON.parse(text) as JsonValue, revision };
  } catch (cause) {
    const where = `registry item ${JSON.stringify(key)}, revision ${revision}`;
    const todo = 'Restore it from a backup of the table';
    throw new DamagedArtefactError({ where, found: 'no JSON', todo }, { cause });
  }
}

function sizeOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, { S, N, B }]) =>
      sum + Buffer.byteLength(name) + (B ? B.length : Buffer.byteLength(S ?? N ?? '')),
    0,
  );
}

function tooLarge(key: string, nBytes: number, nTextBytes: number): ConfigurationError {
  return new ConfigurationError({
    where: `registry item ${JSON.stringify(key)}`,
    found: `${nTextBytes} bytes of JSON, ${nBytes} as a compressed item`,
    allowed: `at most ${MAX_ITEM_BYTES} bytes, which is what DynamoDB takes`,
    todo: 'Go on under another model name: what is stored stays as it is',
  });
}
