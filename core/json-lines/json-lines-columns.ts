import { distinctNames } from '../input/distinct-names.ts';
import type { ReadOptions } from '../input/table-read.ts';
import { forEachLine } from './for-each-line.ts';

/**
 * The columns of a JSON Lines file in UTF-8. A key can appear for the first time in the last row, so all of it is read; the rows
 * are not kept. O(bytes)
 */
export async function jsonLinesColumns(
  source: AsyncIterable<Uint8Array>,
  options: Pick<ReadOptions, 'name' | 'maxRowBytes'>,
): Promise<readonly string[]> {
  const names = new Set<string>();
  await forEachLine(source, options, (text) => {
    let row: unknown;
    try {
      row = JSON.parse(text);
    } catch {
      return;
    }
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) for (const key in row) names.add(key);
  });
  return distinctNames([...names]).names;
}
