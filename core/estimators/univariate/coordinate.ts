import { meanOf } from '../../linear-algebra/mean.ts';

/**
 * The coordinate in which a curve is fitted: `t = (x - centre) / scale`. The curve is the same, but the sums behind it
 * are of numbers near 1: raw sums of x near 1e9 lose the slope altogether.
 */
export interface Coordinate {
  readonly centre: number;
  /** 0 where `x` is constant. */
  readonly scale: number;
}

/** The mean and the population standard deviation. O(n). */
export function standardCoordinate(x: Float64Array): Coordinate {
  if (x.every((value) => value === x[0])) return { centre: x[0]!, scale: 0 };
  const centre = meanOf(x);
  return { centre, scale: Math.sqrt(x.reduce((sum, value) => sum + (value - centre) ** 2, 0) / x.length) };
}

/** For positive `x` under a logarithm: divided by the geometric mean, so that logarithms are centred. O(n). */
export function geometricCoordinate(x: Float64Array): Coordinate {
  if (x.every((value) => value === x[0])) return { centre: 0, scale: 0 };
  return { centre: 0, scale: Math.exp(x.reduce((sum, value) => sum + Math.log(value), 0) / x.length) };
}
