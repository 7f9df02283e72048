import { describe, expect, it } from 'vitest';
import { withLevels } from '../../../../core/cleaning/fills/with-levels.ts';
import type { DictionaryColumn } from '../../../../core/table/table.ts';
import { cellsOf, tableOf } from '../table-of.ts';

describe('withLevels', () => {
  const cells = ['red', null, 'green', 'red'];
  const column = tableOf({ c: cells }).columns[0] as DictionaryColumn;

  it('adds the levels that are missing, in their order, and changes no cell', () => {
    const wider = withLevels(column, ['blue', 'red', 'yellow']);
    expect(wider.levels).toEqual(['blue', 'green', 'red', 'yellow']);
    expect(cellsOf({ nRows: 4, columns: [wider] }, 'c')).toEqual(cells);
  });

  it('returns the very same column where it has them all', () => {
    expect(withLevels(column, ['green'])).toBe(column);
  });
});
