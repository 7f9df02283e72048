import { dataTable, type TableColumn } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import type { HoldoutPoint } from '../run-report-data.ts';
import { formatCount, formatShare } from '../text/format-number.ts';

export interface ConfusionTable {
  readonly points: readonly HoldoutPoint[];
  readonly classes: readonly string[];
  readonly target: string;
}

/** More classes than these are a wall; the rarest are left out and counted. */
export const MAX_CLASSES = 12;

interface ClassRow {
  readonly name: string;
  /** How often each shown class was predicted. */
  readonly predicted: readonly number[];
  readonly nRows: number;
  readonly nRight: number;
  readonly nRightOfOpponent: number;
}

/** How often rows of each class were predicted as each class, and how many of them were found. O(rows + classes²). */
export function confusionTable({ points, classes, target }: ConfusionTable): Html {
  const rows = countRows(points, classes);
  const shown = mostFrequent(rows);
  const left = classes.length - shown.length;
  return dataTable<ClassRow>({
    caption: html`<strong>Predicted classes of ${target}.</strong> A line is a class as it was; across, what the model took its rows for.${classes.length === 2 ? ` The positive class is ${classes[1]}.` : ''} ${left === 0 ? null : `The ${left} rarest classes are left out.`}`,
    columns: [
      { heading: 'Actual', rowHeading: true, cell: ({ name }) => name },
      ...shown.map(
        (index): TableColumn<ClassRow> => ({
          heading: `as ${classes[index]}`,
          numeric: true,
          cell: ({ predicted, nRows }) => confusionCell(predicted[index]!, nRows),
        }),
      ),
      { heading: 'Rows', numeric: true, cell: ({ nRows }) => formatCount(nRows) },
      { heading: 'Found', numeric: true, cell: ({ nRight, nRows }) => shareOf(nRight, nRows) },
      {
        heading: 'Found by opponent',
        numeric: true,
        cell: ({ nRightOfOpponent, nRows }) => shareOf(nRightOfOpponent, nRows),
      },
    ],
    rows: shown.map((index) => rows[index]!),
  });
}

function countRows(points: readonly HoldoutPoint[], classes: readonly string[]): ClassRow[] {
  const rows = classes.map((name) => ({
    name,
    predicted: classes.map(() => 0),
    nRows: 0,
    nRight: 0,
    nRightOfOpponent: 0,
  }));
  for (const { actual, predicted, opponent } of points) {
    const row = rows[actual]!;
    row.nRows++;
    row.predicted[predicted]!++;
    if (predicted === actual) row.nRight++;
    if (opponent === actual) row.nRightOfOpponent++;
  }
  return rows;
}

/** Indices of the classes with most rows, in the order of the classes. */
function mostFrequent(rows: readonly ClassRow[]): number[] {
  const byCount = [...rows.keys()].sort((a, b) => rows[b]!.nRows - rows[a]!.nRows || a - b);
  return byCount.slice(0, MAX_CLASSES).sort((a, b) => a - b);
}

/** The number, with a bar for its share of the row. */
function confusionCell(count: number, nRows: number): Html {
  const share = nRows === 0 ? 0 : (100 * count) / nRows;
  return html`<span class="missing">${formatCount(count)} <span class="track" aria-hidden="true"><span class="fill" style="width:${share}%"></span></span></span>`;
}

function shareOf(count: number, nRows: number): string {
  return nRows === 0 ? '–' : formatShare(count / nRows);
}
