import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePart, encodePart } from '../../../adapters/local/key-path.ts';

const part = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'%.: \\*?"<>|\u0000\u001f\u007f2EeCONcon1'),
      fc.string({ maxLength: 1 }),
    ),
  })
  .filter((text) => text !== '.' && text !== '..' && !text.includes('/'));

describe('the name that stands for a part of a key', () => {
  it('is decoded to the part again', () => {
    fc.assert(fc.property(part, (text) => decodePart(encodePart(text)) === text));
  });

  it('holds nothing that a file system refuses', () => {
    fc.assert(
      fc.property(part, (text) => {
        const name = encodePart(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
        expect(name).not.toMatch(/[\u0000-\u001f\u007f/\\:*?"<>|]|^\.|[. ]$|^(con|nul|com1)(\.|$)/i);
        expect(name).not.toBe('');
      }),
    );
  });

  it('is decoded only if it is what would be written', () => {
    fc.assert(
      fc.property(part, (name) => {
        const decoded = decodePart(name);
        expect(decoded === undefined || encodePart(decoded) === name).toBe(true);
      }),
    );
  });

  it.each([
    ['cars.csv', 'cars.csv'],
    ['a b+c', 'a b+c'],
    ['100%', '100%25'],
    ['.hidden', '%2Ehidden'],
    ['dot.', 'dot%2E'],
    ['c:\\x', 'c%3A%5Cx'],
    ['con', '%63on'],
    ['nul.csv', '%6Eul.csv'],
    ['console', 'console'],
    ['', '%'],
  ])('of %j is %j', (text, name) => {
    expect(encodePart(text)).toBe(name);
  });

  it.each([
    '.tmp',
    '.DS_Store',
    '%zz',
    '%2e',
    '%41',
    'a%',
    '%2E',
    '%2E%2E',
  ])('%j stands for no part', (name) => {
    expect(decodePart(name)).toBeUndefined();
  });
});
