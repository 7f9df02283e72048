import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnProfile } from '../contracts/profile.ts';
import {
  type Column,
  type DictionaryColumn,
  isNumeric,
  type NumericColumn,
  type Table,
} from '../table/table.ts';
import { momentsOf } from './column-moments.ts';
import { columnRole } from './feature-columns.ts';
import { ascendingValues, quantile } from './quantile.ts';

const TOP_LEVELS = 10;

type Statistics = Omit<ColumnProfile, 'name' | 'type' | 'role' | 'missing'>;

const NO_NUMBERS = { min: null, max: null, mean: null, sd: null, quantiles: null } as const;

/**
 * What is known of each column, in table order; pandas' definitions: `count` and `distinct` are without the missing cells.
 * A boolean's mean is the share of true, and it has no quantiles. O(rows log rows) per numeric column, else O(rows).
 */
export function profileColumns(table: Table, data: DataSection): ColumnProfile[] {
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row);
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
  const ascending = ascendingValues(values, rows);
  const count = ascending.length;
  if (count === 0) return { count, distinct: 0, ...NO_NUMBERS, topLevels: null };
  const { mean, m2, min, max } = momentsOf(values, rows);
  const quartiles = {
    q25: quantile(ascending, 0.25),
    q50: quantile(ascending, 0.5),
    q75: quantile(ascending, 0.75),
  };
  let distinct = 1;
  for (let i = 1; i < count; i++) if (ascending[i] !== ascending[i - 1]) distinct++;
  const quantiles = type === 'boolean' ? null : quartiles;
  return { count, distinct, min, max, mean, sd: Math.sqrt(m2 / count), quantiles, topLevels: null };
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
