import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedText } from '../../../../core/csv/fixed-text.ts';
import * as doubles from './arbitrary-doubles.ts';
import { kernelTexts } from './kernel-texts.ts';

const precisions = Array.from({ length: 16 }, (_, precision) => precision);

describe("the kernel's fixed decimals", () => {
  it.each(precisions)('are the exact value rounded to %d decimals, up to 2 ** 63', (precision) => {
    const number = fc.oneof(doubles.double, doubles.tie, doubles.dyadic, doubles.decimal);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 100 }), (values) => {
        const expected = values.map((value) => {
          if (Number.isNaN(value)) return 'missing';
          return Math.abs(value) < 2 ** 63 ? fixedText(value, precision) : null;
        });
        expect(kernelTexts(values, { precision, isWhole: false })).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('carry into the whole part, which may have a digit more then', () => {
    const values = [0.9999999, 9.9999996, 99_999_998.9999999, 99_999_999.99999999, 2 ** 53 - 1];
    expect(kernelTexts(values, { precision: 6, isWhole: false })).toEqual([
      '1.000000',
      '10.000000',
      '99999999.000000',
      '100000000.000000',
      '9007199254740991.000000',
    ]);
    expect(kernelTexts([9.9999999999999], { precision: 9 })).toEqual(['10.000000000']);
  });
});
