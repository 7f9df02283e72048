import type { SchemaElement } from 'hyparquet';
import { isLongWhole } from '../../input/long-whole.ts';
import type { PlainValues } from './plain-values.ts';

/** What was met that a table cannot hold as it is. */
export interface ConversionCounts {
  /** Whole numbers that do not survive as doubles (`isLongWhole`). */
  hasLong: boolean;
  /** Times with digits below the millisecond. */
  nFine: number;
}

export type ToNumbers = (values: PlainValues) => Float64Array;

export interface NumberConverter {
  readonly numbers: 'number' | 'time';
  readonly toNumbers: ToNumbers;
}

const DAY_MS = 86_400_000;
const TWO_32 = 2 ** 32;
const JULIAN_DAY_OF_1970 = 2_440_588;

/** How values of the element become numbers, or null where they are no numbers and no times. */
export function numberConverter(element: SchemaElement, counts: ConversionCounts): NumberConverter | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    return { numbers: 'number', toNumbers: decimals(type!, scale, counts) };
  }
  switch (type) {
    case 'DOUBLE':
      return { numbers: 'number', toNumbers: ({ bytes }) => new Float64Array(bytes.slice().buffer) };
    case 'FLOAT':
      return {
        numbers: 'number',
        toNumbers: ({ bytes }) => Float64Array.from(new Float32Array(bytes.slice().buffer)),
      };
    case 'INT96':
      return { numbers: 'time', toNumbers: julianTimes(counts) };
    case 'FIXED_LEN_BYTE_ARRAY':
      return logical?.type === 'FLOAT16' ? { numbers: 'number', toNumbers: halves } : null;
    case 'INT32':
      if (converted === 'DATE' || logical?.type === 'DATE') return { numbers: 'time', toNumbers: dates };
      if (logical?.type === 'TIME' || converted === 'TIME_MILLIS') return null;
      return { numbers: 'number', toNumbers: isUnsigned(element) ? uint32s : int32s };
    case 'INT64': {
      const unit = logical?.type === 'TIMESTAMP' ? logical.unit : converted?.replace('TIMESTAMP_', '');
      if (unit === 'MILLIS' || unit === 'MICROS' || unit === 'NANOS')
        return { numbers: 'time', toNumbers: timestamps(UNITS_A_MS[unit], counts) };
      if (logical?.type === 'TIME' || converted === 'TIME_MICROS') return null;
      return { numbers: 'number', toNumbers: int64s(isUnsigned(element), counts) };
    }
    default:
      return null;
  }
}

const UNITS_A_MS = { MILLIS: 1, MICROS: 1000, NANOS: 1_000_000 } as const;

export function isUnsigned({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted?.startsWith('UINT_') === true || (logical?.type === 'INTEGER' && !logical.isSigned);
}

const int32s: ToNumbers = ({ bytes }) => Float64Array.from(new Int32Array(bytes.slice().buffer));
const uint32s: ToNumbers = ({ bytes }) => Float64Array.from(new Uint32Array(bytes.slice().buffer));

const dates: ToNumbers = (values) => {
  const days = int32s(values);
  for (let i = 0; i < days.length; i++) days[i] = days[i]! * DAY_MS;
  return days;
};

/** As two halves, since bigints take many times as long. */
function int64s(isUnsignedType: boolean, counts: ConversionCounts): ToNumbers {
  return ({ bytes, count }) => {
    const words = new Int32Array(bytes.slice().buffer);
    const numbers = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const low = words[2 * i]! >>> 0;
      const high = isUnsignedType ? words[2 * i + 1]! >>> 0 : words[2 * i + 1]!;
      const number = high * TWO_32 + low;
      numbers[i] = number;
      if (!counts.hasLong && !Number.isSafeInteger(number)) counts.hasLong = isLong(high, low);
    }
    return numbers;
  };
}

function isLong(high: number, low: number): boolean {
  return isLongWhole(String(BigInt(high) * BigInt(TWO_32) + BigInt(low)));
}

/** Milliseconds, rounded down, so that digits below them are dropped as of a time that is written out. */
function timestamps(unitsAMs: number, counts: ConversionCounts): ToNumbers {
  const wholeMs = Math.floor(TWO_32 / unitsAMs);
  const restUnits = TWO_32 % unitsAMs;
  return ({ bytes, count }) => {
    const words = new Int32Array(bytes.slice().buffer);
    const times = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const high = words[2 * i + 1]!;
      const units = high * restUnits + (words[2 * i]! >>> 0);
      const ms = Math.floor(units / unitsAMs);
      if (ms * unitsAMs !== units) counts.nFine++;
      times[i] = high * wholeMs + ms;
    }
    return times;
  };
}

/** INT96: nanoseconds of the day, then the Julian day. */
function julianTimes(counts: ConversionCounts): ToNumbers {
  return ({ bytes, count }) => {
    const words = new Int32Array(bytes.slice().buffer);
    const times = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const nanos = words[3 * i + 1]! * TWO_32 + (words[3 * i]! >>> 0);
      const ms = Math.floor(nanos / UNITS_A_MS.NANOS);
      if (ms * UNITS_A_MS.NANOS !== nanos) counts.nFine++;
      times[i] = (words[3 * i + 2]! - JULIAN_DAY_OF_1970) * DAY_MS + ms;
    }
    return times;
  };
}

/** IEEE 754 binary16. */
const halves: ToNumbers = ({ bytes, count }) => {
  const bits = new Uint16Array(bytes.slice().buffer);
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const half = bits[i]!;
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    if (exponent === 31) numbers[i] = fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    else if (exponent === 0) numbers[i] = sign * fraction * 2 ** -24;
    else numbers[i] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }
  return numbers;
};

/** The nearest double of each. */
function decimals(type: string, scale: number, counts: ConversionCounts): ToNumbers {
  return (values) => {
    const numbers = new Float64Array(values.count);
    for (let i = 0; i < values.count; i++) {
      const digits = integerAt(values, i, type);
      const number = Number(digits);
      if (Number.isSafeInteger(number) && scale <= 22) numbers[i] = number / 10 ** scale;
      else {
        numbers[i] = Number(`${digits}e${-scale}`);
        if (scale === 0 && !counts.hasLong) counts.hasLong = isLongWhole(String(digits));
      }
    }
    return numbers;
  };
}

/** A whole number of any width: little-endian in INT32 and INT64, big-endian in bytes. */
export function integerAt({ bytes, bounds, count }: PlainValues, i: number, type: string): bigint {
  const width = bounds === null ? bytes.length / count : 0;
  const start = bounds === null ? i * width : bounds[2 * i]!;
  const end = bounds === null ? start + width : bounds[2 * i + 1]!;
  const isLittle = type === 'INT32' || type === 'INT64';
  let value = 0n;
  for (let n = 0; n < end - start; n++)
    value = (value << 8n) | BigInt(bytes[isLittle ? end - 1 - n : start + n]!);
  return BigInt.asIntN(8 * (end - start), value);
}
