import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable } from '../../../core/table/table-bin.ts';
import { arbitraryTable } from './arbitrary-table.ts';
import { tableBytes } from './table-bytes.ts';

describe('decodeTable', () => {
  it('undoes tableChunks', () => {
    fc.assert(
      fc.property(arbitraryTable(), (table) => {
        expect(decodeTable(tableBytes(table), 'x')).toEqual(table);
      }),
      { numRuns: 200 },
    );
  });
});
