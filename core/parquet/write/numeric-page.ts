import type { NumericType } from '../../table/table.ts';
import { packBits } from './bit-packed.ts';
import { allDefined, definitionLevels } from './definition-levels.ts';
import { ENCODING, type Page } from './page.ts';

const HIGH_UNIT = 2 ** 32;

/** Numbers as doubles, times as milliseconds in 64 bits, booleans as bits; `NaN` is a missing value. O(n) */
export function numericPage(values: Float64Array, type: NumericType): Page {
  const nPresent = countPresent(values);
  const isComplete = nPresent === values.length;
  const present = isComplete ? values : presentValues(values, nPresent);
  const levels = isComplete ? allDefined(nPresent) : definitionLevels(presence(values), nPresent);
  const parts = [levels, PLAIN_BYTES[type](present)];
  return {
    kind: 'data',
    encoding: ENCODING.plain,
    nValues: values.length,
    nMissing: values.length - nPresent,
    parts,
  };
}

function countPresent(values: Float64Array): number {
  let nPresent = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) nPresent++;
  return nPresent;
}

/** 1 where there is a value, else 0. */
function presence(values: Float64Array): Uint8Array {
  const isPresent = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) isPresent[i] = Number.isNaN(values[i]) ? 0 : 1;
  return isPresent;
}

function presentValues(values: Float64Array, nPresent: number): Float64Array {
  const present = new Float64Array(nPresent);
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) present[at++] = value;
  }
  return present;
}

const PLAIN_BYTES: { readonly [type in NumericType]: (values: Float64Array) => Uint8Array } = {
  number: ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  time: (values) => {
    const words = new Int32Array(2 * values.length);
    for (let i = 0; i < values.length; i++) {
      const timeMs = Math.trunc(values[i]!);
      words[2 * i] = timeMs; // modulo 2 ** 32
      words[2 * i + 1] = Math.floor(timeMs / HIGH_UNIT);
    }
    return new Uint8Array(words.buffer);
  },
  boolean: (values) => {
    const bits = new Uint8Array(values.length);
    for (let i = 0; i < values.length; i++) bits[i] = values[i] === 0 ? 0 : 1;
    const bytes = new Uint8Array(Math.ceil(values.length / 8));
    packBits(bytes, 0, bits, 1);
    return bytes;
  },
};
