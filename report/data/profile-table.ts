import type { ColumnProfile, Profile } from '../../core/contracts/profile.ts';
import { dataTable } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import { formatDay } from '../text/format-date.ts';
import { formatCount, formatNumber, formatShare } from '../text/format-number.ts';

const MAX_LEVELS = 4;

/** A row a column: what it is, what is missing, and how its values are spread. */
export function profileTable({ before, nRows }: Profile): Html {
  return dataTable({
    caption: html`<strong>Columns before cleaning.</strong> The bar is the share of missing cells.`,
    columns: [
      { heading: 'Column', rowHeading: true, cell: ({ name }) => name },
      { heading: 'Type', cell: ({ type }) => type },
      { heading: 'Role', cell: ({ role }) => role },
      { heading: 'Missing', cell: (column) => missingBar(column, nRows) },
      { heading: 'Distinct', numeric: true, cell: ({ distinct }) => formatCount(distinct) },
      { heading: 'Min', numeric: true, cell: (column) => valueText(column, column.min) },
      { heading: 'Mean', numeric: true, cell: meanText },
      { heading: 'Max', numeric: true, cell: (column) => valueText(column, column.max) },
      { heading: 'Most frequent', wraps: true, cell: levelsText },
    ],
    rows: before,
  });
}

function missingBar({ missing }: ColumnProfile, nRows: number): Html {
  const share = nRows === 0 ? 0 : missing / nRows;
  const text = missing === 0 ? 'none' : `${formatShare(share)}, ${formatCount(missing)}`;
  // A share that is not 0 is at least visible.
  const width = missing === 0 ? 0 : Math.max(2, share * 100);
  return html`<span class="missing"><span class="track" aria-hidden="true"><span class="fill" style="width:${width}%"></span></span>${text}</span>`;
}

function valueText({ type }: ColumnProfile, value: number | null): string {
  if (value === null) return '–';
  return type === 'time' ? formatDay(value) : formatNumber(value);
}

/** The mean of days is a day: its time of day would be noise. */
function meanText(column: ColumnProfile): string {
  return column.type === 'time'
    ? valueText(column, column.mean).slice(0, 10)
    : valueText(column, column.mean);
}

function levelsText({ topLevels, distinct, count }: ColumnProfile): string {
  if (topLevels === null || topLevels.length === 0) return '–';
  if (distinct === count && count > 1) return 'all different';
  const shown = topLevels.slice(0, MAX_LEVELS).map(({ level, count }) => `${level} (${formatCount(count)})`);
  const left = distinct - shown.length;
  return left > 0 ? `${shown.join(', ')}, and ${formatCount(left)} more` : shown.join(', ');
}
