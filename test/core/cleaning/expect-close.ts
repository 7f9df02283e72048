import { expect } from 'vitest';

export interface Closeness {
  readonly tolerance: number;
  /** What the tolerance is relative to where the expected number is smaller. @default 0 */
  readonly scale?: number;
}

/** Fails with the first places that differ by more than `tolerance * max(|expected|, scale)`; a missing cell equals only a missing one. */
export function expectClose(
  actual: ArrayLike<number | null>,
  expected: ArrayLike<number | null>,
  { tolerance, scale = 0 }: Closeness,
): void {
  expect(actual.length).toBe(expected.length);
  const apart = Array.from(expected, (want, place) => ({ place, want, got: actual[place] })).filter(
    ({ want, got }) => {
      if (isMissing(want) || isMissing(got)) return isMissing(want) !== isMissing(got);
      return !(Math.abs(got! - want!) <= tolerance * Math.max(Math.abs(want!), scale));
    },
  );
  expect(apart.slice(0, 3)).toEqual([]);
}

function isMissing(cell: number | null | undefined): cell is null {
  return cell === null || Number.isNaN(cell);
}
