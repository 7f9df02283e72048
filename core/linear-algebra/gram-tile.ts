import { type GramKernel, PANEL, TILE_ROWS } from './gram-kernel.ts';

interface TileSource {
  readonly columns: readonly Float64Array[];
  readonly rows: Int32Array;
  readonly origin: Float64Array;
}

/** Puts rows into the tile. Those that fill it up to a multiple of four are at the origin, which is no extreme: they add nothing. */
export function fillTile({ tile, origins }: GramKernel, { columns, rows, origin }: TileSource): void {
  const isStretch = isContiguous(rows);
  const nPadded = paddedRows(rows.length);
  origins.set(origin);
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    const at = j * TILE_ROWS;
    if (isStretch) tile.set(column.subarray(rows[0]!, rows[0]! + rows.length), at);
    else for (let i = 0; i < rows.length; i++) tile[at + i] = column[rows[i]!]!;
    for (let i = rows.length; i < nPadded; i++) tile[at + i] = origin[j]!;
  }
  // Columns that fill the last panel up: what was there is of another tile, and may be anything.
  tile.fill(0, columns.length * TILE_ROWS, paddedColumns(columns.length) * TILE_ROWS);
}

interface TileWeights {
  readonly weights: Float64Array;
  readonly rows: Int32Array;
  /** To which the weighted deviations are added. */
  readonly residual: Float64Array;
}

/** Deviations times the root of their weight, so that a product of two has the weight itself. */
export function weighTile(tile: Float64Array, { weights, rows, residual }: TileWeights): void {
  for (let i = 0; i < rows.length; i++) {
    const weight = weights[rows[i]!]!;
    const root = Math.sqrt(weight);
    for (let j = 0, at = i; j < residual.length; j++, at += TILE_ROWS) {
      const deviation = tile[at]!;
      residual[j] = residual[j]! + weight * deviation;
      tile[at] = root * deviation;
    }
  }
}

function isContiguous(rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i] !== rows[0]! + i) return false;
  return true;
}

/** So many rows the kernel looks at. */
export function paddedRows(n: number): number {
  return (n + 3) & ~3;
}

/** So many columns the kernel looks at. */
export function paddedColumns(q: number): number {
  return PANEL * Math.ceil(q / PANEL);
}
