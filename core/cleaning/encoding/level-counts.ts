import type { DictionaryColumn } from '../../table/table.ts';

/** How often each level occurs in some rows, and how many of these have none. */
export interface LevelCounts {
  /** `(levels,)` */
  readonly counts: Int32Array;
  readonly gaps: number;
}

/** O(rows + levels) */
export function countLevels({ codes, levels }: DictionaryColumn, rows: Int32Array): LevelCounts {
  const counts = new Int32Array(levels.length);
  let gaps = 0;
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    if (code >= 0) counts[code]!++;
    else gaps++;
  }
  return { counts, gaps };
}

/** The most frequent level, of equally frequent ones the lowest; `null` where no row has one. O(levels). */
export function mostFrequentLevel(levels: readonly string[], { counts }: LevelCounts): string | null {
  let best = -1;
  for (let code = 0; code < counts.length; code++)
    if (counts[code]! > 0 && (best === -1 || counts[code]! > counts[best]!)) best = code;
  return best === -1 ? null : levels[best]!;
}
