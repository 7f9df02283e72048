import { describe, expect, test } from 'vitest';
import { encodeSplits } from '../../../../core/model-selection/paths/encode-splits.ts';
import type { Table } from '../../../../core/table/table.ts';
import { sampleTable, sampleTask } from './sample-task.ts';

const { table, y } = sampleTable(90, 6);

function withGapIn(name: string, gapRow: number): Table {
  const columns = table.columns.map((column) => {
    if (column.name !== name) return column;
    return 'values' in column
      ? { ...column, values: column.values.with(gapRow, Number.NaN) }
      : { ...column, codes: column.codes.with(gapRow, -1) };
  });
  return { ...table, columns };
}

const valuesOf = (name: string) => {
  const column = table.columns.find((one) => one.name === name)!;
  if (!('values' in column)) throw new Error(`${name} is a category`);
  return column.values;
};

describe('encodeSplits', () => {
  test('takes columns without gaps as they are, beside one that is imputed in every split', () => {
    const encode = encodeSplits(sampleTask({ table: withGapIn('b', 4), y }), 'none');
    for (const split of [0, 1, 2]) {
      const { columns, layout, train } = encode(split);
      expect(columns[0]).toBe(valuesOf('a'));
      expect(columns[6]).toBe(valuesOf('flag'));
      expect(layout).toEqual({ numeric: [0, 5], oneHotBlocks: [[1, 2, 3, 4]] });
      const known = Array.from(train)
        .filter((row) => row !== 4)
        .map((row) => valuesOf('b')[row]!)
        .sort((p, q) => p - q);
      const [low, high] = [
        known[Math.floor((known.length - 1) / 2)]!,
        known[Math.ceil((known.length - 1) / 2)]!,
      ];
      expect(columns[5]![4]).toBeCloseTo((low + high) / 2, 12);
      expect(columns[5]!.with(4, 0)).toEqual(valuesOf('b').with(4, 0));
    }
  });

  test('keeps the places of the features where a category has the gap', () => {
    const { columns, layout } = encodeSplits(sampleTask({ table: withGapIn('region', 0), y }), 'none')(0);
    expect(layout).toEqual({ numeric: [0, 5], oneHotBlocks: [[1, 2, 3, 4]] });
    expect(columns[5]).toBe(valuesOf('b'));
    // The first split trains on rows 30 to 89, where north is the most frequent region.
    expect(columns.slice(1, 5).map((column) => column[0])).toEqual([0, 1, 0, 0]);
  });

  test('shares a layout and columns between splits where nothing has a gap', () => {
    const encode = encodeSplits(sampleTask({ table, y }), 'none');
    expect(encode(0).columns).toBe(encode(2).columns);
  });
});
