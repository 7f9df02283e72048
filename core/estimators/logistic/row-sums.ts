import { kernelMemory, TILE_ROWS, VECTOR_BYTES } from './logistic-kernel.ts';
import { type StandardRows, writeTile } from './standard-rows.ts';

/** The loss of some coefficients and what it is made of, without the penalty. */
export interface Point {
  /** `(k, d)` row by row */
  readonly coef: Float64Array;
  readonly loss: number;
  /** `(k, d)` */
  readonly gradient: Float64Array;
  /** `(k d, k d)`, symmetric; null where it was not asked for */
  readonly hessian: Float64Array | null;
}

/** Sums over all rows of a training part, until those of another part are asked for, which take its place in the memory. */
export interface RowSums {
  /** Rows of coefficients: 1 for two classes, else one for each class. */
  readonly k: number;
  /** Columns, the last of them 1 beside an intercept. */
  readonly d: number;
  /** O(rows x k x d), and with the Hessian O(rows x k^2 x d^2). */
  readonly pointAt: (coef: Float64Array, withHessian: boolean) => Point;
  /** The Hessian at `coef` times a direction, both `(k, d)`. O(rows x k x d). */
  readonly hessianProduct: (coef: Float64Array, direction: Float64Array) => Float64Array;
}

/** The kernel's tiles stay in its memory up to this size; above it they are written anew for each sum, some at a time. */
const RESIDENT_BYTES = 2 ** 28;
const STRETCH_BYTES = 2 ** 20;
/** The compiler puts nothing of its own above. */
const FREE_AT = 8192;

interface SumsOptions {
  /** Whether a Hessian will be asked for, which needs memory of `(k d)^2 / 2` numbers. */
  readonly withHessians: boolean;
  /** @default 256 MB */
  readonly residentBytes?: number;
}

export function rowSums(
  rows: StandardRows,
  { withHessians, residentBytes = RESIDENT_BYTES }: SumsOptions,
): RowSums {
  const { k, d } = rows;
  const nTiles = Math.ceil(rows.targets.length / TILE_ROWS);
  const tileBytes = (d + 2) * VECTOR_BYTES;
  const isResident = nTiles * tileBytes <= residentBytes;
  const stretch = isResident
    ? nTiles
    : Math.max(1, Math.floor(Math.min(STRETCH_BYTES, residentBytes) / tileBytes));
  const hessianSize = withHessians ? ((k * (k + 1)) / 2) * d * d : 0;
  // All of these are multiples of 16 bytes.
  const coefAt = FREE_AT;
  const directionAt = coefAt + 16 * Math.ceil((k * d) / 2);
  const outAt = directionAt + 16 * Math.ceil((k * d) / 2);
  const outSize = 2 + 2 * Math.ceil((k * d + hessianSize) / 2);
  const scratchAt = outAt + 8 * outSize;
  const tilesAt = scratchAt + (3 * k + 3) * VECTOR_BYTES;
  const { kernel, numbers } = kernelMemory(tilesAt + stretch * tileBytes);
  const out = numbers.subarray(outAt / 8, outAt / 8 + outSize);
  if (isResident) writeTiles(0, nTiles);

  function writeTiles(first: number, last: number) {
    for (let tile = first; tile < last; tile++) {
      const at = (tilesAt + (tile - first) * tileBytes) / 8;
      writeTile(rows, tile * TILE_ROWS, numbers.subarray(at, at + tileBytes / 8));
    }
  }

  function eachStretch(add: (nTiles: number) => void) {
    out.fill(0);
    if (isResident) return add(nTiles);
    for (let first = 0; first < nTiles; first += stretch) {
      const last = Math.min(nTiles, first + stretch);
      writeTiles(first, last);
      add(last - first);
    }
  }

  return {
    k,
    d,
    pointAt(coef, withHessian) {
      numbers.set(coef, coefAt / 8);
      eachStretch((n) => kernel.addDerivatives(tilesAt, n, d, k, coefAt, scratchAt, outAt, withHessian));
      return {
        coef,
        loss: out[0]!,
        gradient: out.slice(2, 2 + k * d),
        hessian: withHessian ? wholeHessian(out.subarray(2 + k * d), { k, d }) : null,
      };
    },
    hessianProduct(coef, direction) {
      numbers.set(coef, coefAt / 8);
      numbers.set(direction, directionAt / 8);
      eachStretch((n) => kernel.addHessianProduct(tilesAt, n, d, k, coefAt, directionAt, scratchAt, outAt));
      return out.slice(0, k * d);
    },
  };
}

/** Both triangles, from the upper ones of the blocks of pairs of classes. */
function wholeHessian(blocks: Float64Array, { k, d }: { k: number; d: number }): Float64Array {
  const size = k * d;
  const whole = new Float64Array(size * size);
  let block = 0;
  for (let a = 0; a < k; a++) {
    for (let b = a; b < k; b++, block += d * d) {
      for (let i = 0; i < d; i++) {
        for (let j = i; j < d; j++) {
          const value = blocks[block + i * d + j]!;
          whole[(a * d + i) * size + b * d + j] = value;
          whole[(a * d + j) * size + b * d + i] = value;
          whole[(b * d + j) * size + a * d + i] = value;
          whole[(b * d + i) * size + a * d + j] = value;
        }
      }
    }
  }
  return whole;
}
