import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpkeepError } from '../../../core/errors.ts';
import { readText } from './csv-source.ts';

/** Fragments that meet each other in every way, rather than arbitrary text, which is hardly ever a table. */
const fragment = fc.constantFrom(
  ...[
    'a',
    'b',
    '1',
    '-2.5',
    '1e3',
    ' ',
    ',',
    ',',
    ',',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '"',
    '""',
    ';',
    '\t',
    'NA',
    'é',
    '😀',
    '\0',
    'true',
    '1970-01-01',
  ],
);
const text = fc.array(fragment, { maxLength: 40 }).map((parts) => `a,b\n${parts.join('')}`);

const outcome = (content: string | Uint8Array, chunkBytes: number) =>
  readText(content, { chunkBytes }).catch((error: unknown) => {
    if (error instanceof UpkeepError) return error.message;
    throw error;
  });

describe('readCsv', () => {
  it('gives the same table, or the same refusal, wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), async (content, chunkBytes) => {
        expect(await outcome(content, chunkBytes)).toEqual(await outcome(content, 1000));
      }),
      { numRuns: 300 },
    );
  });

  it('reads any bytes, or refuses them with an error of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const read = await outcome(bytes, 7);
        if (typeof read === 'string') return;
        expect(read.nRowsRead).toBe(read.table.nRows + read.quarantined.length);
      }),
      { numRuns: 300 },
    );
  });
});
