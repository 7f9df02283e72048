import type { LevelCounts } from '../input/infer-type.ts';
import { cellsLike } from '../table/cells-like.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { type DictionaryBuilder, levelTexts } from './dictionary-builder.ts';
import { parseTimeBytes } from './parse-time.ts';

/**
 * A column of texts: its distinct ones in the order of their first appearance, and `codes` into them, -1 for
 * missing.
 */
export interface TextColumn extends LevelCounts {
  readonly name: string;
  /** `(nRows,)` */
  readonly codes: Int32Array;
}

/** In rows of the table: a level may occur only in rows that were quarantined. `(nLevels,)` */
export function countOccurrences(
  { codes }: ColumnBuilder,
  { nLevels }: DictionaryBuilder,
  nRows: number,
): Int32Array {
  const occurrences = new Int32Array(nLevels);
  for (let row = 0; row < nRows; row++) occurrences[codes[row]!]!++;
  return occurrences;
}

interface GatheredTexts {
  readonly builder: ColumnBuilder;
  readonly dictionary: DictionaryBuilder;
  readonly occurrences: Int32Array;
  readonly nRows: number;
}

/** The column as times, if all of it are; straight from the bytes, since times are mostly distinct. O(rows + levels) */
export function readTimes({
  builder,
  dictionary,
  occurrences,
  nRows,
}: GatheredTexts): Float64Array | undefined {
  const { nLevels, arena, offsets } = dictionary;
  const timeOf = new Float64Array(nLevels).fill(Number.NaN);
  for (let level = builder.nMissingLevels; level < nLevels; level++) {
    if (occurrences[level] === 0) continue;
    const time = parseTimeBytes(arena, offsets[level]!, offsets[level + 1]!);
    if (Number.isNaN(time)) return undefined;
    timeOf[level] = time;
  }
  const values = cellsLike(builder.values, nRows);
  for (let row = 0; row < nRows; row++) values[row] = timeOf[builder.codes[row]!]!;
  return values;
}

/**
 * The column as texts; takes over the codes of the builder. Leaves out levels that spell a missing cell or occur only in rows
 * that were quarantined. O(rows + levels)
 */
export function textColumn({ builder, dictionary, occurrences, nRows }: GatheredTexts): TextColumn {
  const texts = levelTexts(dictionary);
  const codeOf = new Int32Array(dictionary.nLevels).fill(-1);
  const levels: string[] = [];
  for (let level = builder.nMissingLevels; level < dictionary.nLevels; level++)
    if (occurrences[level]! > 0) codeOf[level] = levels.push(texts[level]!) - 1;
  const codes = builder.codes.subarray(0, nRows);
  for (let row = 0; row < nRows; row++) codes[row] = codeOf[codes[row]!]!;
  const counts = occurrences.filter((_, level) => codeOf[level] !== -1);
  return { name: builder.name, levels, counts, codes };
}
