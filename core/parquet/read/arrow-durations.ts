/** The units of Arrow's durations by their numbers in its schema. */
const UNITS = ['seconds', 'milliseconds', 'microseconds', 'nanoseconds'] as const;

export type DurationUnit = (typeof UNITS)[number];

/** Arrow's number of the type. */
const DURATION = 18;
const DEFAULT_UNIT = 1;
/** What Arrow's messages begin with: four bytes of ones, and their length. */
const PREFIX_BYTES = 8;

/**
 * Which columns hold durations, by name. Parquet has no such type: pyarrow, pandas and polars write whole numbers, and say what
 * they are in Arrow's schema alone, a FlatBuffers message (https://arrow.apache.org/docs/format/Columnar.html). Without one that can
 * be read no column is known to hold any. O(columns)
 */
export function arrowDurations(message: Uint8Array): ReadonlyMap<string, DurationUnit> {
  const durations = new Map<string, DurationUnit>();
  try {
    const view = new DataView(
      message.buffer,
      message.byteOffset + PREFIX_BYTES,
      message.length - PREFIX_BYTES,
    );
    const schema = tableAt(view, fieldOf(view, view.getUint32(0, true), 2));
    for (const field of tablesAt(view, fieldOf(view, schema, 1))) {
      const type = fieldOf(view, field, 2);
      if (type === 0 || view.getUint8(type) !== DURATION) continue;
      const unit = fieldOf(view, tableAt(view, fieldOf(view, field, 3)), 0);
      const place = unit === 0 ? DEFAULT_UNIT : view.getInt16(unit, true);
      durations.set(textAt(view, fieldOf(view, field, 0)), UNITS[place] ?? 'milliseconds');
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return durations;
}

/** Where the field of a table lies, by its place in the table's definition; 0 where it has its default. */
function fieldOf(view: DataView, table: number, place: number): number {
  const offsets = table - view.getInt32(table, true);
  const at = 4 + 2 * place;
  const offset = at < view.getUint16(offsets, true) ? view.getUint16(offsets + at, true) : 0;
  return offset === 0 ? 0 : table + offset;
}

function tableAt(view: DataView, at: number): number {
  return at + view.getUint32(at, true);
}

function tablesAt(view: DataView, field: number): number[] {
  const at = tableAt(view, field);
  const n = view.getUint32(at, true);
  if (n * 4 > view.byteLength) throw new RangeError('a list is longer than its message');
  return Array.from({ length: n }, (_, i) => tableAt(view, at + 4 + 4 * i));
}

function textAt(view: DataView, field: number): string {
  const at = tableAt(view, field);
  const start = view.byteOffset + at + 4;
  return new TextDecoder().decode(new Uint8Array(view.buffer, start, view.getUint32(at, true)));
}
