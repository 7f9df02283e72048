import { emptyGramBlock, type GramBlock, mergeGramBlocks } from '../../linear-algebra/gram-block.ts';
import { gramOfRows } from '../../linear-algebra/gram-of-rows.ts';
import { expandColumns } from './expand-columns.ts';
import type { Term } from './terms.ts';

/** Rows that are expanded at once: 2,000 terms of them take 16 MB. */
const CHUNK_ROWS = 1_024;

export interface TermRows {
  readonly terms: readonly Term[];
  /** The features, arrays of `(nRows,)` */
  readonly columns: readonly Float64Array[];
  /** `(nRows,)` */
  readonly y: Float64Array;
  /** Indices into them. */
  readonly rows: Int32Array;
}

/** The Gram block of terms and target, the target last, without all their columns in memory. O(rows x terms^2). */
export function gramOfTerms({ terms, columns, y, rows }: TermRows): GramBlock {
  const q = terms.length + 1;
  let block = emptyGramBlock(q);
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const part = rows.subarray(start, start + CHUNK_ROWS);
    const expanded = expandColumns(
      terms,
      columns.map((column) => gather(column, part)),
    );
    const chunk = gramOfRows([...expanded, gather(y, part)], Int32Array.from(part.keys()));
    block = mergeGramBlocks([block, chunk], q);
  }
  return block;
}

export function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const result = new Float64Array(rows.length);
  for (let i = 0; i < result.length; i++) result[i] = column[rows[i]!]!;
  return result;
}
