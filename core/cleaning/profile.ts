import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnProfile } from '../contracts/profile.ts';
import {
  allRows,
  type Column,
  type DictionaryColumn,
  isNumeric,
  type NumericColumn,
  type Table,
} from '../table/table.ts';
import { columnRole } from './feature-columns.ts';
import { countValues, meanAndDeviation, quantileOfCounts } from './value-counts.ts';

const TOP_LEVELS = 10;

type Statistics = Omit<ColumnProfile, 'name' | 'type' | 'role' | 'missing'>;

const NO_NUMBERS = { min: null, max: null, mean: null, sd: null, quantiles: null } as const;

/**
 * What is known of each column, in table order; pandas' definitions: `count` and `distinct` are without the missing cells.
 * A boolean's mean is the share of true, and it has no quantiles. O(rows) per column, with more than
 * 32,768 distinct numbers the cost of sorting them.
 */
export function profileColumns(table: Table, data: DataSection): ColumnProfile[] {
  const rows = allRows(table.nRows);
  return table.columns.map((column: Column) => {
    const statistics = isNumeric(column) ? numericStatistics(column, rows) : levelStatistics(column);
    return {
      name: column.name,
      type: column.type,
      role: columnRole(column, data),
      missing: table.nRows - statistics.count,
      ...statistics,
    };
  });
}

function numericStatistics({ type, values }: NumericColumn, rows: Int32Array): Statistics {
  const counted = countValues(values, rows);
  const { n: count, values: ascending } = counted;
  const distinct = ascending.length;
  if (count === 0) return { count, distinct, ...NO_NUMBERS, topLevels: null };
  const quartiles = {
    q25: quantileOfCounts(counted, 0.25),
    q50: quantileOfCounts(counted, 0.5),
    q75: quantileOfCounts(counted, 0.75),
  };
  const quantiles = type === 'boolean' ? null : quartiles;
  const [min, max] = [ascending[0]!, ascending[distinct - 1]!];
  return { count, distinct, min, max, ...meanAndDeviation(counted), quantiles, topLevels: null };
}

function levelStatistics({ codes, levels }: DictionaryColumn): Statistics {
  const counts = new Int32Array(levels.length);
  let count = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code]!++;
    count++;
  }
  // Levels ascend, and the sort is stable: equal counts stay in the order of their names.
  const present = levels
    .map((level, code) => ({ level, count: counts[code]! }))
    .filter((entry) => entry.count > 0)
    .sort((a, b) => b.count - a.count);
  return { count, distinct: present.length, ...NO_NUMBERS, topLevels: present.slice(0, TOP_LEVELS) };
}
