import { figure } from '../charts/figure.ts';
import { type Html, html } from '../markup/html.ts';
import type { RunReportData } from '../run-report-data.ts';
import { failedTable, notEvaluatedText } from '../search/failed-table.ts';
import { rankingTable } from '../search/ranking-table.ts';
import { drawSearch } from '../search/search-chart.ts';
import { bestPoint, groupSearch, type SearchGroup } from '../search/search-groups.ts';
import { dummyLevel, type SearchSummary, searchSummary } from '../search/search-summary.ts';
import { formatNumber } from '../text/format-number.ts';
import { metricWithUnit } from '../text/metric-text.ts';
import { describeEstimator, formatParamValue } from '../text/params-text.ts';
import { scoreBounds } from '../text/score-direction.ts';
import type { Section } from './section.ts';

/** What was tried, what it scored, and what was chosen. */
export function searchSection(data: RunReportData): Section | null {
  if (data.cvResults.length === 0) return null;
  const summary = searchSummary(data);
  const groups = groupSearch(data.cvResults, summary.scorer);
  const body = html`<p class="lead">${leadText(summary)}</p>
${groups.map((group, index) => searchFigure(group, index, summary))}${rankingTable(data, summary)}
${failedTable(data.cvResults)}${notEvaluatedText(data.cvResults)}`;
  return { id: 'search', heading: 'Search', body };
}

function leadText({
  nCandidates,
  nSplits,
  chosen,
  scoreLabel,
  formatScore,
  direction,
  scorer,
}: SearchSummary): string {
  const tried = `${nCandidates} ${nCandidates === 1 ? 'candidate was' : 'candidates were'} scored on ${nSplits} splits.`;
  if (chosen === null) return tried;
  const mean = formatScore(chosen.meanTestScore[scorer] ?? Number.NaN);
  return `${tried} Chosen: ${describeEstimator(chosen.estimator, chosen.params)}, with a mean ${scoreLabel} of ${mean}; ${direction} is better.`;
}

function searchFigure(group: SearchGroup, index: number, summary: SearchSummary): Html {
  const points = group.series.flatMap(({ points }) => points);
  const chosen = points.find(({ result, mean }) => result === summary.chosen && Number.isFinite(mean));
  const point = chosen ?? bestPoint(points)!;
  const title = `${group.estimator}: ${summary.scoreLabel} against ${group.parameter}`;
  const at = `${group.parameter} = ${formatParamValue(point.value)}`;
  const score = `${summary.scoreLabel} ${summary.formatScore(point.mean)}`;
  const scoreTitle = `${metricWithUnit(summary.scorer, summary.target)} (${summary.direction} is better)`;
  const level = dummyLevel(summary, points);
  const bounds = scoreBounds(summary.scorer);
  const who = chosen === undefined ? `best ${group.estimator}` : 'chosen';
  // The figure's title names the estimator, and a narrow picture has little room.
  const label = `${chosen === undefined ? 'best' : 'chosen'}: ${at}, ${score}`;
  return figure({
    id: `search-${index + 1}`,
    title,
    description: `${describeLines(group)} The ${who} point is ${at} with ${score}. ${summary.dummyText}`,
    caption: captionText(group, { who, at, score, dummyText: summary.dummyText, isDrawn: level !== null }),
    draw: (name) => drawSearch({ group, scoreTitle, marked: { point, label }, bounds, dummy: level }, name),
  });
}

function describeLines({ series, parameter }: SearchGroup): string {
  const lines = series.map(({ label, points }) => {
    const best = bestPoint(points)!;
    return `${label}: ${points.length} values of ${parameter}, best ${formatNumber(best.mean)} at ${formatNumber(best.value)}.`;
  });
  return lines.join(' ');
}

interface CaptionParts {
  readonly who: string;
  readonly at: string;
  readonly score: string;
  readonly dummyText: string;
  readonly isDrawn: boolean;
}

function captionText({ series, nHidden, parameter }: SearchGroup, parts: CaptionParts): string {
  const dummy =
    parts.dummyText === '' || parts.isDrawn ? '' : ` ${parts.dummyText} That is off this picture.`;
  const hidden =
    nHidden === 0 ? '' : ` The ${series.length} best of ${series.length + nHidden} combinations are drawn.`;
  return (
    `A line is the mean over the splits, the shade around it one standard deviation. Where the line is flat, ${parameter} ` +
    `hardly matters. The ring marks the ${parts.who} point, ${parts.at}, ${parts.score}.${dummy}${hidden}`
  );
}
