import type { AffineNormalization } from '../contracts/recipe.ts';
import { BLOCK_ROWS, numberKernel, padded } from '../number-kernel/number-kernel.ts';
import { putRows } from './put-rows.ts';
import type { CellTreatment } from './treat-cells.ts';

interface AffineCells {
  readonly values: Float64Array;
  /** @default all */
  readonly rows: Int32Array | undefined;
  readonly treatment: CellTreatment;
  readonly fill: number;
  readonly normalize: AffineNormalization;
  /** `(rows,)` */
  readonly into: Float64Array;
}

/**
 * Puts the given rows treated, imputed and normalised into an array: `(x - offset) * scale + low`, cut to the range where that is
 * asked for. By the kernel, a block at a time. O(rows)
 */
export function affineCells({ values, rows, into, ...settings }: AffineCells): void {
  const { cells, affine, transform } = numberKernel();
  affine.set(settingsOf(settings));
  for (let from = 0; from < into.length; from += BLOCK_ROWS) {
    const to = Math.min(from + BLOCK_ROWS, into.length);
    if (rows === undefined) cells.set(values.subarray(from, to));
    else putRows(values, rows.subarray(from, to), cells);
    transform(padded(cells, to - from));
    into.set(cells.subarray(0, to - from), from);
  }
}

/** In the order that assembly/number-block.ts reads them. */
function settingsOf({ treatment, fill, normalize }: Pick<AffineCells, 'treatment' | 'fill' | 'normalize'>) {
  const { low: least, high: most, below, above } = treatment;
  const { offset, scale, low, clip } = normalize;
  const treated = [least, most, Number.isNaN(below) ? fill : below, Number.isNaN(above) ? fill : above];
  return [...treated, fill, offset, scale, low, ...(clip ?? [-Infinity, Infinity])];
}
