import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snsSubject } from '../../../adapters/aws/sns-subject.ts';

describe('the subject of a message', () => {
  it.each([
    ['ALARM cars: rmse (5.1 in 1978)', 'ALARM cars: rmse (5.1 in 1978)'],
    ['Zoë’s café – 1 − 2', 'Zoe?s cafe - 1 - 2'],
    ['two\nlines\r\n\tand tabs', 'two lines and tabs'],
    ['  spaces ', 'spaces'],
    ['🚗 of 数据', '? of ??'],
    ['', 'Upkeep'],
    [' \n', 'Upkeep'],
    ['x'.repeat(99), 'x'.repeat(99)],
    ['x'.repeat(100), `${'x'.repeat(96)}...`],
  ])('of %j is %j', (subject, expected) => {
    expect(snsSubject(subject)).toBe(expected);
  });

  it('is one that SNS takes, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (subject) => {
        expect(snsSubject(subject)).toMatch(/^[!-~][ -~]{0,98}$/);
      }),
    );
  });
});
