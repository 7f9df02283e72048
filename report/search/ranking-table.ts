import type { CvResult } from '../../core/contracts/cv-results.ts';
import { dataTable, type TableColumn } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import type { RunReportData } from '../run-report-data.ts';
import { fixedFormat } from '../text/format-number.ts';
import { metricLabel } from '../text/metric-text.ts';
import { formatParams } from '../text/params-text.ts';
import { byRank, type SearchSummary } from './search-summary.ts';

const MAX_ROWS = 15;
const MAX_SPLITS = 12;

/** The best candidates, the chosen one and the dummy, with their scores split by split. */
export function rankingTable(data: RunReportData, summary: SearchSummary): Html {
  const { chosen, dummy, scorer, scoreLabel } = summary;
  const sound = byRank(data.cvResults, scorer).filter(({ error }) => error === null);
  const best = new Set(sound.slice(0, MAX_ROWS));
  const rows = sound.filter((result) => best.has(result) || result === chosen || result === dummy);
  const left = sound.length - rows.length;
  return dataTable({
    caption: html`<strong>Ranking by mean ${scoreLabel}.</strong> ${summary.direction === 'lower' ? 'Lower' : 'Higher'} is better; ± is the standard deviation over the splits.${left > 0 ? ` ${left} more candidates are in cv_results.csv.` : ''}`,
    columns: rankingColumns(data, summary),
    rows,
    isMarked: (result) => result === chosen,
  });
}

function rankingColumns(data: RunReportData, summary: SearchSummary): TableColumn<CvResult>[] {
  const { scorer, scoreLabel, formatScore, chosen, dummy } = summary;
  const note = (result: CvResult) => (result === chosen ? 'chosen' : result === dummy ? 'baseline' : '');
  return [
    { heading: 'Rank', numeric: true, cell: (result) => String(result.rankTestScore[scorer] ?? '–') },
    {
      heading: 'Estimator',
      rowHeading: true,
      cell: (result) =>
        html`${result.estimator}${note(result) === '' ? null : html` <span class="tag">${note(result)}</span>`}`,
    },
    {
      heading: `Mean ${scoreLabel}`,
      numeric: true,
      cell: (result) => formatScore(result.meanTestScore[scorer] ?? Number.NaN),
    },
    { heading: '±', numeric: true, cell: (result) => formatScore(result.stdTestScore[scorer] ?? Number.NaN) },
    { heading: 'Parameters', cell: ({ params }) => formatParams(params) },
    ...otherScorers(data),
    ...splitColumns(summary),
  ];
}

function otherScorers({ scoring, cvResults }: RunReportData): TableColumn<CvResult>[] {
  return scoring.slice(1).map((scorer) => {
    const format = fixedFormat(cvResults.map((result) => result.meanTestScore[scorer] ?? Number.NaN));
    return {
      heading: `Mean ${metricLabel(scorer)}`,
      numeric: true,
      cell: (result) => format(result.meanTestScore[scorer] ?? Number.NaN),
    };
  });
}

function splitColumns({ scorer, nSplits, formatScore }: SearchSummary): TableColumn<CvResult>[] {
  return Array.from({ length: Math.min(nSplits, MAX_SPLITS) }, (_, split) => ({
    heading: `Split ${split}`,
    numeric: true,
    cell: (result) => formatScore(result.splitTestScores[scorer]?.[split] ?? Number.NaN),
  }));
}
