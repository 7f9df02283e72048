/** What a write leaves behind. When it was is not part of it: S3 tells that only to who asks with `head`. */
export interface WrittenObject {
  readonly key: string;
  /** Changes whenever the object is written; opaque. */
  readonly version: string;
  readonly sizeBytes: number;
}

/** What is known of a stored object without reading it. */
export interface ObjectInfo extends WrittenObject {
  /** To the second or finer. */
  readonly modifiedAtMs: number;
}

/**
 * What is written: whole, or in chunks. Chunks may be views of what others hold, and a chunk stays as it is until the one
 * behind the next is asked for: whoever needs it longer copies it.
 */
export type ObjectBody = Uint8Array | string | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Named immutable-by-habit blobs: S3, or a folder. A write is atomic: a reader sees the old object, the new one or none.
 * Keys are UTF-8 with `/` between parts; any character is allowed in a part, `.` and `..` are no parts.
 */
export interface ObjectStore {
  /** @throws NotFoundError */
  get(key: string): Promise<Uint8Array>;
  /**
   * Reads in chunks. A chunk stays as it is until the one behind the next is asked for: whoever needs it longer copies it.
   * With `version`, exactly that version or `NotFoundError`.
   */
  open(key: string, version?: string): AsyncIterable<Uint8Array>;
  head(key: string): Promise<ObjectInfo | undefined>;
  /** When the chunks end with an error, nothing is written, and that error is thrown. */
  put(key: string, body: ObjectBody): Promise<WrittenObject>;
  /** Writes unless the key exists; `false` when it did. Of any number at once, exactly one gets `true`. */
  putIfAbsent(key: string, body: ObjectBody): Promise<boolean>;
  /** The objects whose key starts with `prefix`, ascending by key (UTF-16 code units). */
  list(prefix: string): AsyncIterable<ObjectInfo>;
}
