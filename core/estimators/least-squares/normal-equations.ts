import type { LeastSquaresProblem } from './problem.ts';

/** `Z'Z`, `Z'y` and `y'y` of some columns of a problem: about the mean beside an intercept, else about the origin. */
export interface NormalEquations {
  /** A row of `Z'Z`, `(size,)`, made anew by each call. O(size). */
  readonly gramRow: (index: number) => Float64Array;
  /** `(size,)`: `Z'y` */
  readonly target: Float64Array;
  /** `y'y` */
  readonly variation: number;
}

/** @param active indices of the columns */
export function normalEquations(problem: LeastSquaresProblem, active: readonly number[]): NormalEquations {
  const { block, scale, zMean, fitIntercept } = problem;
  const q = block.mean.length;
  const targetMean = block.mean[q - 1]!;
  const target = Float64Array.from(active, (i) => {
    const product = scale[i]! * block.comoment[i * q + q - 1]!;
    return fitIntercept ? product : product + block.n * zMean[i]! * targetMean;
  });
  const aboutMean = block.comoment[q * q - 1]!;
  return {
    target,
    variation: fitIntercept ? aboutMean : aboutMean + block.n * targetMean ** 2,
    gramRow(index) {
      const i = active[index]!;
      const row = new Float64Array(active.length);
      for (let b = 0; b < row.length; b++) {
        const j = active[b]!;
        const product = scale[i]! * scale[j]! * block.comoment[i * q + j]!;
        row[b] = fitIntercept ? product : product + block.n * (zMean[i]! * zMean[j]!);
      }
      return row;
    },
  };
}
