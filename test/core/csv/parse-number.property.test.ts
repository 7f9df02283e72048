import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LF } from '../../../core/csv/ascii.ts';
import { appendChunk, createByteWindow } from '../../../core/csv/byte-window.ts';
import { parseNumber } from '../../../core/csv/parse-number.ts';
import { NOT_PLAIN, readPlainNumber } from '../../../core/csv/read-plain-number.ts';
import { readShortNumber } from '../../../core/csv/read-short-number.ts';

function parse(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return parseNumber(bytes, 0, bytes.length);
}

const digits = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map((items) => items.join(''));
const decimal = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    digits(1, 12),
    digits(0, 12),
    fc.option(fc.integer({ min: -330, max: 330 })),
  )
  .map(
    ([sign, whole, part, exponent]) => `${sign}${whole}.${part}${exponent === null ? '' : `e${exponent}`}`,
  );

describe('parseNumber', () => {
  it('reads the shortest spelling of any double as that double', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(double, (value) => {
        expect(parse(String(value))).toBe(value + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads numbers of 16 to 19 digits as Number does, also next to the middle between two doubles', () => {
    const nearMiddle = fc
      .tuple(fc.bigInt({ min: 2n ** 62n, max: 2n ** 63n - 1n }), fc.integer({ min: 0, max: 22 }))
      .map(([value, nDecimals]) => {
        const text = String(((value >> 10n) << 10n) + 512n + BigInt(nDecimals % 3) - 1n).padStart(
          nDecimals + 1,
          '0',
        );
        return `${text.slice(0, text.length - nDecimals)}.${text.slice(text.length - nDecimals)}`;
      });
    fc.assert(
      fc.property(nearMiddle, (text) => {
        expect(parse(text)).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads any decimal as Number does, and what overflows as a text', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const expected = Number(text);
        expect(parse(text)).toBe(Number.isFinite(expected) ? expected : Number.NaN);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the path for plain cells wherever that one accepts a cell', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom('\n', ',', '\r\n'), (text, end) => {
        const bytes = new TextEncoder().encode(`${text}${end}\0`);
        const values = new Float64Array(1);
        const next = readPlainNumber(bytes, 0, 0x2c, values, 0);
        if (next === NOT_PLAIN) return;
        expect(next).toBe(text.length);
        expect(values[0]).toBe(Number(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads numbers of up to 19 digits and 9 before the point as Number does', () => {
    const long = fc.tuple(fc.constantFrom('', '-'), digits(0, 9), digits(7, 19));
    let nRead = 0;
    fc.assert(
      fc.property(long, ([sign, whole, part]) => {
        const text = `${sign}${whole}.${part}`;
        const values = new Float64Array(1);
        const next = readPlainNumber(new TextEncoder().encode(`${text}\n`), 0, 0x2c, values, 0);
        if (next === NOT_PLAIN) return;
        nRead++;
        expect(values[0]).toBe(Number(text));
      }),
      { numRuns: 5000 },
    );
    expect(nRead).toBeGreaterThan(2000);
  });

  it('reads short numbers without a loop as Number does, whatever stands before and after', () => {
    const around = fc.constantFrom('12345678', ',,,,,,,,', '-.-.-.-.', '99999999');
    const cell = fc.tuple(fc.constantFrom('', '-'), digits(0, 9), fc.constantFrom('', '.'), digits(0, 9));
    let nRead = 0;
    fc.assert(
      fc.property(
        around,
        cell,
        fc.constantFrom('\n', ',', '\r\n', ';'),
        around,
        (before, parts, end, after) => {
          const text = parts.join('');
          const window = createByteWindow();
          appendChunk(window, new TextEncoder().encode(`${before}${text}${end}${after}`));
          const values = new Float64Array(1);
          const next = readShortNumber(window.view, window.bytes, 8, 0x2c, values, 0);
          if (next === NOT_PLAIN) return;
          nRead++;
          expect(end).not.toBe(';');
          expect(next).toBe(8 + text.length);
          expect(values[0]).toBe(Number(text));
        },
      ),
      { numRuns: 10_000 },
    );
    expect(nRead).toBeGreaterThan(3000);
  });

  it('reads no short number that is none, has not ended, or stands too near the beginning', () => {
    const texts = [
      '',
      '-',
      '.',
      '-.',
      '+1',
      '1e3',
      '1.2.3',
      '--1',
      '123456789',
      '1.123456789',
      '12345678.12345678',
    ];
    for (const text of [...texts.map((it) => `${it},`), '1', '1.5', ' 1,', '1 ,', '"1",', '1:,', '1/,']) {
      const window = createByteWindow();
      appendChunk(window, new TextEncoder().encode(`,,,,,,,,${text}`));
      expect(readShortNumber(window.view, window.bytes, 8, 0x2c, new Float64Array(1), 0)).toBe(NOT_PLAIN);
    }
    const window = createByteWindow();
    appendChunk(window, new TextEncoder().encode('.......1,'));
    expect(readShortNumber(window.view, window.bytes, 7, 0x2c, new Float64Array(1), 0)).toBe(NOT_PLAIN);
  });

  it('leaves to the general path what the plain one cannot finish', () => {
    for (const text of [
      '1',
      '',
      'x\n',
      '1e3\n',
      '"1"\n',
      ' 1\n',
      '1234567890123456\n',
      '.12345678901234567890\n',
      '+1\n',
    ]) {
      const bytes = new TextEncoder().encode(`${text}\0`);
      expect(readPlainNumber(bytes, 0, LF, new Float64Array(1), 0)).toBe(NOT_PLAIN);
    }
  });
});
