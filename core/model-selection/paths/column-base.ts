import { type AffineMethod, isAffine } from '../../cleaning/normalize-statistics.ts';
import type { CleanSection, NormalizeMethod } from '../../contracts/config/clean-section.ts';

/** What columns are made for a normalisation, and which affine one is left to do on their sums. */
export interface ColumnBase {
  /** A method that changes columns otherwise than by an offset and a scale, so that their sums change; else `none`. */
  readonly columns: NormalizeMethod;
  readonly onSums: AffineMethod;
}

/** `minMax` with `clip` cuts rows outside of the training part, which is not affine. */
export function columnBase(method: NormalizeMethod, { clip }: CleanSection['normalize']): ColumnBase {
  const isOnSums = isAffine(method) && !(method === 'minMax' && clip);
  return isOnSums ? { columns: 'none', onSums: method } : { columns: method, onSums: 'none' };
}
