import type { CvResult } from '../../core/contracts/cv-results.ts';
import { dataTable } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import { formatParams } from '../text/params-text.ts';

const MAX_ROWS = 20;

/** Candidates that could not be fitted or scored, with the reason; nothing when all could. */
export function failedTable(cvResults: readonly CvResult[]): Html | null {
  const failed = cvResults.filter(({ error }) => error !== null);
  if (failed.length === 0) return null;
  const left = failed.length - MAX_ROWS;
  return dataTable({
    caption: html`<strong>${failed.length} failed ${failed.length === 1 ? 'candidate' : 'candidates'}.</strong> They rank last and cannot be chosen.${left > 0 ? ` ${left} more are in cv_results.csv.` : ''}`,
    columns: [
      { heading: 'Estimator', rowHeading: true, cell: ({ estimator }) => estimator },
      { heading: 'Parameters', cell: ({ params }) => formatParams(params) },
      { heading: 'Reason', wraps: true, cell: ({ error }) => error },
    ],
    rows: failed.slice(0, MAX_ROWS),
  });
}
