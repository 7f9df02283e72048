import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable, encodeTable } from '../../../core/table/table-bin.ts';
import { arbitraryTable } from './arbitrary-table.ts';

describe('decodeTable', () => {
  it('undoes encodeTable', () => {
    fc.assert(
      fc.property(arbitraryTable(), (table) => {
        expect(decodeTable(encodeTable(table), 'x')).toEqual(table);
      }),
      { numRuns: 200 },
    );
  });
});
