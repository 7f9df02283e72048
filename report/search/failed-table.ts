import type { CvResult } from '../../core/contracts/cv-results.ts';
import { dataTable } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import { formatParams } from '../text/params-text.ts';

const MAX_ROWS = 20;

/** Candidates that could not be fitted or scored, with the reason; nothing when all could. */
export function failedTable(cvResults: readonly CvResult[]): Html | null {
  const failed = cvResults.filter(({ error, isNotEvaluated }) => error !== null && !isNotEvaluated);
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

/** How many candidates the search had no time for; nothing when it had time for all. */
export function notEvaluatedText(cvResults: readonly CvResult[]): Html | null {
  const count = cvResults.filter(({ isNotEvaluated }) => isNotEvaluated).length;
  if (count === 0) return null;
  return html`<p>${count} of ${cvResults.length} candidates were not evaluated: tune.budget.seconds was used up.</p>`;
}
