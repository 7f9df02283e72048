/** Of a column's length, what must remain beside the columns before it. Rounding leaves about 1e-15. */
const INDEPENDENT_SHARE = 1e-10;

/**
 * Indices of the columns that are linearly independent of those before them, `nFeatures` arrays of `(nSamples,)`. Gram-Schmidt
 * in its modified form, twice for each column, which keeps the directions orthogonal to rounding (Giraud and Langou, "When
 * modified Gram-Schmidt generates a well-conditioned set of vectors", IMA J. Numer. Anal. 22, 2002). O(nSamples x nFeatures²).
 */
export function independentColumns(columns: readonly Float64Array[]): number[] {
  const directions: Float64Array[] = [];
  return [...columns.keys()].filter((j) => {
    const rest = columns[j]!.slice();
    const length = norm(rest);
    for (const direction of [...directions, ...directions]) subtractProjection(rest, direction);
    const remains = norm(rest);
    if (!(remains > INDEPENDENT_SHARE * length)) return false;
    directions.push(rest.map((value) => value / remains));
    return true;
  });
}

function subtractProjection(vector: Float64Array, direction: Float64Array): void {
  let dot = 0;
  for (let i = 0; i < vector.length; i++) dot += vector[i]! * direction[i]!;
  for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! - dot * direction[i]!;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
