import { describe, expect, it } from 'vitest';
import { bitPackedRun, bitWidthFor, repeatedBit } from '../../../core/parquet/write/bit-packed.ts';

describe('bitWidthFor', () => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [256, 8],
    [257, 9],
    [65_536, 16],
  ])('gives to %d codes %d bits', (n, width) => {
    expect(bitWidthFor(n)).toBe(width);
  });
});

describe('bitPackedRun', () => {
  // The example of the format's description: the numbers 0 to 7 in three bits.
  it('packs from the lowest bit on', () => {
    expect([...bitPackedRun(Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7), 3)]).toEqual([
      3, 0b10001000, 0b11000110, 0b11111010,
    ]);
  });

  it('fills up a group of eight', () => {
    expect([...bitPackedRun(Uint8Array.of(1, 0, 1), 1)]).toEqual([3, 0b101]);
    expect([...bitPackedRun(Int32Array.of(0xfff), 12)]).toEqual([3, 0xff, 0x0f, ...Array(10).fill(0)]);
    expect([...bitPackedRun(new Int32Array(0), 1)]).toEqual([1]);
  });
});

describe('repeatedBit', () => {
  it('is a length and the bit', () => {
    expect([...repeatedBit(1, 1)]).toEqual([2, 1]);
    expect([...repeatedBit(0, 131_072)]).toEqual([0x80, 0x80, 0x10, 0]);
  });
});
