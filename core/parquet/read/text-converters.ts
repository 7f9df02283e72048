import type { SchemaElement } from 'hyparquet';
import {
  createDictionaryBuilder,
  type DictionaryBuilder,
  levelOf,
  levelTexts,
} from '../../csv/dictionary-builder.ts';
import { codeOfText } from '../../input/code-of-text.ts';
import { integerAt, isUnsigned } from './number-converters.ts';
import type { PlainValues } from './plain-values.ts';

/** Gathers distinct texts; a code is the place of a text. */
export interface TextConverter {
  toCodes(values: PlainValues): Int32Array;
  texts(): readonly string[];
  /** Whether the texts are bytes written out, because the file does not say what they mean. */
  readonly isBinary: boolean;
}

const INTERVAL_BYTES = 12;

/** How values of the element become texts. */
export function textConverter(element: SchemaElement): TextConverter {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (type === 'BYTE_ARRAY') return byteTexts();
  if (type === 'BOOLEAN') return eachValue(({ bytes }, i) => (bytes[i] === 0 ? 'false' : 'true'));
  if (logical?.type === 'TIME' || converted?.startsWith('TIME_') === true) return timesOfDay(element);
  if (logical?.type === 'UUID')
    return eachValue((values, i) => hexAt(values, i).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  if (converted === 'INTERVAL') return eachValue(intervalAt);
  return eachValue(hexAt, true);
}

/** Whole numbers with all their digits. */
export function longIntegerTexts(element: SchemaElement): TextConverter {
  const type = element.type!;
  const isPlainUnsigned = type === 'INT64' && isUnsigned(element);
  return eachValue((values, i) => {
    const value = integerAt(values, i, type);
    return String(isPlainUnsigned ? BigInt.asUintN(64, value) : value);
  });
}

function byteTexts(): TextConverter {
  const dictionary = createDictionaryBuilder();
  return {
    isBinary: false,
    toCodes({ bytes, bounds, count }) {
      const codes = new Int32Array(count);
      const field = { fieldBytes: bytes, fieldStart: 0, fieldEnd: 0 };
      for (let i = 0; i < count; i++) {
        field.fieldStart = bounds![2 * i]!;
        field.fieldEnd = bounds![2 * i + 1]!;
        codes[i] = levelOf(dictionary, field);
      }
      return codes;
    },
    texts: () => utf8Texts(dictionary),
  };
}

function utf8Texts(dictionary: DictionaryBuilder): readonly string[] {
  return levelTexts(dictionary);
}

function eachValue(textAt: (values: PlainValues, i: number) => string, isBinary = false): TextConverter {
  const codeOf = new Map<string, number>();
  return {
    isBinary,
    toCodes(values) {
      const codes = new Int32Array(values.count);
      for (let i = 0; i < values.count; i++) {
        codes[i] = codeOfText(codeOf, textAt(values, i));
      }
      return codes;
    },
    texts: () => [...codeOf.keys()],
  };
}

function hexAt({ bytes, count }: PlainValues, i: number): string {
  const width = bytes.length / count;
  const value = bytes.subarray(i * width, (i + 1) * width);
  return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Three whole numbers, little-endian: months, days and milliseconds, as ISO 8601 writes durations. */
function intervalAt({ bytes, count }: PlainValues, i: number): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset + i * (bytes.length / count), INTERVAL_BYTES);
  const [months, days, ms] = [0, 4, 8].map((at) => view.getUint32(at, true));
  const date = `${months === 0 ? '' : `${months}M`}${days === 0 ? '' : `${days}D`}`;
  return `P${date}${ms === 0 && date !== '' ? '' : `T${ms! / 1000}S`}`;
}

/** `10:30:00`, with as many digits of the second as there are. */
function timesOfDay({
  type,
  logical_type: logical,
  converted_type: converted,
}: SchemaElement): TextConverter {
  const unit = logical?.type === 'TIME' ? logical.unit : converted === 'TIME_MILLIS' ? 'MILLIS' : 'MICROS';
  const nDigits = { MILLIS: 3, MICROS: 6, NANOS: 9 }[unit];
  return eachValue((values, i) => {
    const units = integerAt(values, i, type!);
    const seconds = Number(units / 10n ** BigInt(nDigits));
    const fraction = String(units % 10n ** BigInt(nDigits))
      .padStart(nDigits, '0')
      .replace(/0+$/, '');
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return (
      parts.map((part) => String(part).padStart(2, '0')).join(':') + (fraction === '' ? '' : `.${fraction}`)
    );
  });
}
