import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLongWhole } from '../../../core/input/long-whole.ts';
import { cellsOf } from './outcomes/check.ts';
import { readBytes } from './read-bytes.ts';

/** A whole number of up to 30 digits, with signs and zeros before and behind. */
const spelled = fc
  .tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 1n, max: 10n ** 24n }), fc.integer({ min: 0, max: 6 }))
  .map(([sign, value, nZeros]) => `${sign}${value}${'0'.repeat(nZeros)}`);
/** Also such that are doubles, and such beside them. */
const nearDouble = fc
  .tuple(fc.double({ min: 2 ** 50, max: 1e22, noNaN: true }), fc.integer({ min: -2, max: 2 }))
  .map(([value, off]) => String(BigInt(Math.round(value)) + BigInt(off)));
const whole = fc.oneof(spelled, nearDouble, fc.integer().map(String));

/** By the exact value of the shortest text, written out. */
function survives(text: string): boolean {
  const [digits = '', exponent = '0'] = String(Number(text)).split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  return BigInt(whole + fraction.padEnd(Number(exponent), '0')) === BigInt(text);
}

describe('a long whole number', () => {
  it('is one whose double has the shortest text of another number', () => {
    fc.assert(
      fc.property(whole, (text) => {
        expect(isLongWhole(text)).toBe(!survives(text));
        expect(isLongWhole(`\t ${text.replace(/^(-?)/, '$1000')} `)).toBe(!survives(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '9007199254740993.0',
    '9007199254740993e0',
    '0x9007199254740993',
    '9007199254740993n',
    '9007199254740 993',
    '9007199254740992',
    '1000000000000000000000000',
    '000000000000000000000000',
    ' 9007199254740993 x',
    '-',
    '',
  ])('is not %j', (text) => expect(isLongWhole(text)).toBe(false));

  it('may be beyond the range of a double', () => {
    expect(isLongWhole(`1${'0'.repeat(308)}`)).toBe(false);
    expect(isLongWhole(`1${'0'.repeat(309)}`)).toBe(true);
  });

  it('makes a column text, with all digits, in whatever row it stands and in CSV as in JSON Lines', async () => {
    // Of a number in JSON Lines the text is the shortest, which for larger ones has an exponent.
    const plain = whole.filter((text) => Math.abs(Number(text)) < 1e21);
    const rows = fc.array(plain, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(rows, async (texts) => {
        const csv = await readBytes(`a,b\n${texts.map((text) => `${text},0\n`).join('')}`, { name: 'a.csv' });
        const lines = await readBytes(texts.map((text) => `{"a":${text},"b":0}\n`).join(''), {
          name: 'a.jsonl',
        });
        expect(lines.table).toEqual(csv.table);
        expect(lines.notices).toEqual(csv.notices);
        const isText = texts.some((text) => !survives(text));
        expect(csv.table.columns[0]!.type === 'number').toBe(!isText);
        expect(csv.notices).toHaveLength(isText ? 1 : 0);
        expect(cellsOf(csv).a).toEqual(isText ? texts : texts.map(Number));
      }),
      { numRuns: 300 },
    );
  });
});
