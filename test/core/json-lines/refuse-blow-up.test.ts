import { describe, expect, it } from 'vitest';
import { type Gathered, refuseBlowUp } from '../../../core/json-lines/refuse-blow-up.ts';

const check = (gathered: Omit<Gathered, 'options'>, maxUnpackedBytes?: number) => () =>
  refuseBlowUp(
    {
      options: { name: 'a.jsonl', ...(maxUnpackedBytes === undefined ? {} : { maxUnpackedBytes }) },
      ...gathered,
    },
    7,
  );

describe('refuseBlowUp', () => {
  it('refuses a small file with other keys in each of its rows, and says what to do', () => {
    expect(check({ nKeys: 9000, nRows: 20_000, nChars: 240_000 })).toThrow(
      'a.jsonl:7: so far 9000 different keys in 20000 rows, a table of 1440000000 bytes. Allowed: at most 292435456 bytes for lines of this length, 8 for each key in each row. Write what the keys say into a column of its own, a row for each key and its value, or leave out keys that few rows have.',
    );
  });

  it('reads a table of which one cell in seventy is filled, up to the limit', () => {
    const [nKeys, nRows] = [1400, 200_000];
    const sparse = { nKeys, nRows, nChars: (nKeys / 70) * 6 * nRows };
    expect(check(sparse)).not.toThrow();
    expect(check(sparse, 2 ** 31)).toThrow('at most 2147483648 bytes');
  });

  it('reads any table of 256 MiB, and one without gaps beyond the limit', () => {
    expect(check({ nKeys: 2 ** 10, nRows: 2 ** 15, nChars: 2 ** 15 })).not.toThrow();
    const dense = { nKeys: 100, nRows: 10_000_000, nChars: 6 * 100 * 10_000_000 };
    expect(check(dense)).not.toThrow();
    expect(check(dense, 2 ** 20)).not.toThrow();
  });

  it('counts a key of the last row in all rows before it', () => {
    const room = { nKeys: 10_000, nRows: 1_000_000, nChars: 8_000_000 };
    expect(check(room)).toThrow('10000 different keys in 1000000 rows');
  });
});
