import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../core/csv/parse-number.ts';

function parse(text: string): number {
  const bytes = new TextEncoder().encode(`"${text}"`);
  return parseNumber(bytes, 1, bytes.length - 1);
}

describe('parseNumber', () => {
  it.each([
    '0',
    '-0',
    '+7',
    '12',
    '-12.5',
    '.5',
    '5.',
    '007',
    '1e3',
    '1E+3',
    '2.5e-3',
    '1.e5',
    '123456789012345',
    '1234567890123456',
    '0.1234567890123456789',
    '0.30000000000000004',
    '9007199254740993',
    '1e22',
    '1e23',
    '123456789012345678901234567890',
    '4.9e-324',
    '2e-324',
    '1.7976931348623157e308',
    '0e999999999999',
    '1e-9999999',
    '0.000000000000000000000000000123',
    '9007199254740992.5',
    '0.1000000000000000055511151231257827',
    '36028797018963969',
    '9999999999999999999',
  ])('reads %s as Number does', (text) => {
    expect(parse(text)).toBe(Number(text));
  });

  it.each([
    '',
    '-',
    '+',
    '.',
    '-.',
    'e5',
    '1e',
    '1e+',
    '1e5x',
    '1.2.3',
    '--1',
    '0x10',
    '1_000',
    '1,5',
    'Infinity',
    '-Infinity',
    'NaN',
    '1e999',
    '-1e400',
    '12a',
    '1 2',
    '٣',
  ])('takes %j for a text', (text) => {
    expect(parse(text)).toBeNaN();
  });

  it('tolerates blanks around a number', () => {
    expect(parse(' \t12.5  ')).toBe(12.5);
    expect(parse('   ')).toBeNaN();
  });
});
