import { describe, expect, it } from 'vitest';
import { inQuotes, quotedText } from '../../../core/csv/quoted-text.ts';

describe('quotedText', () => {
  it.each(['', 'a', 'a b', 'a;b', "it's"])('leaves %j as it is', (text) => {
    expect(quotedText(text)).toBe(text);
  });

  it.each([
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['a\nb', '"a\nb"'],
    ['a\rb', '"a\rb"'],
  ])('quotes %j', (text, quoted) => {
    expect(quotedText(text)).toBe(quoted);
  });
});

it('inQuotes quotes any text', () => {
  expect([inQuotes(''), inQuotes('a'), inQuotes('"')]).toEqual(['""', '"a"', '""""']);
});
