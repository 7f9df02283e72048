/** A value in the compact protocol of Thrift, of which Parquet's headers and footer are made. */
export interface ThriftValue {
  readonly type: number;
  readonly parts: Parts;
}

/** Single bytes, and long texts as they are: a name of many megabytes is no array of numbers. */
type Parts = readonly (number | Uint8Array)[];

type Field = readonly [id: number, value: ThriftValue | undefined];

const TYPE = { true: 1, false: 2, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;
const MAX_SHORT = 14;
/** An array of its own costs more than so many numbers. */
const MAX_SINGLE_BYTES = 64;

const encoder = new TextEncoder();

export function i32(value: number): ThriftValue {
  return { type: TYPE.i32, parts: varint(value * 2) };
}

/** A whole number that is not negative, up to `2 ** 52`. */
export function i64(value: number): ThriftValue {
  return { type: TYPE.i64, parts: varint(value * 2) };
}

/** As a field only: its type says it. */
export function bool(value: boolean): ThriftValue {
  return { type: value ? TYPE.true : TYPE.false, parts: [] };
}

export function text(value: string): ThriftValue {
  const bytes = encoder.encode(value);
  const parts = bytes.length > MAX_SINGLE_BYTES ? [bytes] : bytes;
  return { type: TYPE.binary, parts: [...varint(bytes.length), ...parts] };
}

/** Values of one type; an empty list is one of structs. */
export function list(values: readonly ThriftValue[]): ThriftValue {
  const type = values[0]?.type ?? TYPE.struct;
  const head =
    values.length <= MAX_SHORT ? [(values.length << 4) | type] : [0xf0 | type, ...varint(values.length)];
  return { type: TYPE.list, parts: [head, ...values.map(({ parts }) => parts)].flat() };
}

/** Fields ascend by id, by steps of at most 15; those without a value are left out. */
export function struct(fields: readonly Field[]): ThriftValue {
  const parts: Parts[] = [];
  let last = 0;
  for (const [id, value] of fields) {
    if (value === undefined) continue;
    parts.push([((id - last) << 4) | value.type], value.parts);
    last = id;
  }
  return { type: TYPE.struct, parts: [...parts, [0]].flat() };
}

/** The bytes of a value, as they are in a file. O(bytes) */
export function bytesOf({ parts }: ThriftValue): Uint8Array {
  const size = parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? 1 : part.length), 0);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'number') bytes[at++] = part;
    else {
      bytes.set(part, at);
      at += part.length;
    }
  }
  return bytes;
}

/** Seven bits a byte, the lowest first. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return bytes;
}
