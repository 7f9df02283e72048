import type { DesignMatrix } from '../../../../core/estimators/design-matrix.ts';
import { type RandomSource, seededGenerator } from '../../../../core/random/seeded-generator.ts';
import { matrixOf } from '../sample-matrix.ts';

export function matrixOfColumns(columns: readonly ArrayLike<number>[]): DesignMatrix {
  return matrixOf(Object.fromEntries(columns.map((column, j) => [`x${j}`, column])));
}

export function classNames(nClasses: number): string[] {
  return Array.from({ length: nClasses }, (_, number) => `class ${number}`);
}

interface ClassSample {
  readonly columns: readonly Float64Array[];
  readonly X: DesignMatrix;
  /** Every class is there; which one depends on the features, and on chance. */
  readonly y: Float64Array;
  readonly classes: readonly string[];
  readonly random: RandomSource;
}

/** Rows of spread 1 about 0. */
export function classSample(seed: number, [n, p, nClasses]: readonly [number, number, number]): ClassSample {
  const random = seededGenerator(seed);
  const columns = Array.from({ length: p }, () =>
    Float64Array.from({ length: n }, () => 3.4 * random() - 1.7),
  );
  const y = Float64Array.from({ length: n }, (_, i) => {
    if (i < nClasses) return i;
    const margin = columns[0]![i]! + (columns[1]?.[i] ?? 0) + 2 * random() - 1;
    return Math.min(nClasses - 1, Math.max(0, Math.floor((margin / 4 + 0.5) * nClasses)));
  });
  return { columns, X: matrixOfColumns(columns), y, classes: classNames(nClasses), random };
}
