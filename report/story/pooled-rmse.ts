import type { StoryRow } from '../run-report-data.ts';

/** The RMSE over the rows of several windows: squares weigh by rows. Windows without a score are left out. */
export function pooledRmse(rows: readonly StoryRow[], rmse: (row: StoryRow) => number): number {
  let squares = 0;
  let nRows = 0;
  for (const row of rows) {
    if (!Number.isFinite(rmse(row))) continue;
    squares += row.nRows * rmse(row) ** 2;
    nRows += row.nRows;
  }
  return Math.sqrt(squares / nRows);
}

/** The windows from the first one on that another version served. */
export function rowsAfterFirstChange(story: readonly StoryRow[]): readonly StoryRow[] {
  const first = story.findIndex(({ versionInService }) => versionInService !== story[0]?.versionInService);
  return first === -1 ? [] : story.slice(first);
}
