/** A value in the compact protocol of Thrift, of which Parquet's headers and footer are made. */
export interface ThriftValue {
  readonly type: number;
  readonly bytes: readonly number[];
}

type Field = readonly [id: number, value: ThriftValue | undefined];

const TYPE = { true: 1, false: 2, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;
const MAX_SHORT = 14;

const encoder = new TextEncoder();

export function i32(value: number): ThriftValue {
  return { type: TYPE.i32, bytes: varint(value * 2) };
}

/** A whole number that is not negative, up to `2 ** 52`. */
export function i64(value: number): ThriftValue {
  return { type: TYPE.i64, bytes: varint(value * 2) };
}

/** As a field only: its type says it. */
export function bool(value: boolean): ThriftValue {
  return { type: value ? TYPE.true : TYPE.false, bytes: [] };
}

export function text(value: string): ThriftValue {
  const bytes = encoder.encode(value);
  return { type: TYPE.binary, bytes: [...varint(bytes.length), ...bytes] };
}

/** Values of one type; an empty list is one of structs. */
export function list(values: readonly ThriftValue[]): ThriftValue {
  const type = values[0]?.type ?? TYPE.struct;
  const head = values.length <= MAX_SHORT ? [(values.length << 4) | type] : [0xf0 | type, ...varint(values.length)];
  return { type: TYPE.list, bytes: [head, ...values.map(({ bytes }) => bytes)].flat() };
}

/** Fields ascend by id, by steps of at most 15; those without a value are left out. */
export function struct(fields: readonly Field[]): ThriftValue {
  const parts: (readonly number[])[] = [];
  let last = 0;
  for (const [id, value] of fields) {
    if (value === undefined) continue;
    parts.push([((id - last) << 4) | value.type], value.bytes);
    last = id;
  }
  return { type: TYPE.struct, bytes: [...parts, [0]].flat() };
}

/** Seven bits a byte, the lowest first. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return bytes;
}
