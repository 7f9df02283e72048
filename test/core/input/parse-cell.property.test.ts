import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../core/csv/parse-number.ts';
import { numberOfText } from '../../../core/input/parse-cell.ts';

const piece = fc.constantFrom(
  '0',
  '1',
  '9',
  '12',
  '.',
  'e',
  'E',
  '+',
  '-',
  ' ',
  '\t',
  '\n',
  'x',
  '308',
  '12345678901234567890',
  '\u00a0',
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.double().map(String),
);

describe('numberOfText', () => {
  it('reads a text as parseNumber reads its bytes', () => {
    fc.assert(
      fc.property(text, (spelled) => {
        const bytes = new TextEncoder().encode(spelled);
        expect(numberOfText(spelled)).toBe(parseNumber(bytes, 0, bytes.length));
      }),
      { numRuns: 5000 },
    );
  });
});
