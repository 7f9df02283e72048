import { type Html, html } from '../markup/html.ts';
import type { RunReportData } from '../run-report-data.ts';
import { formatIsoDay } from '../text/format-date.ts';
import { fixedFormat, formatCount, formatNumber } from '../text/format-number.ts';
import { isInUnitsOfTarget, metricLabel } from '../text/metric-text.ts';
import { opponentName } from '../text/opponent-name.ts';
import { formatParams } from '../text/params-text.ts';

interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** The four numbers that a reader looks for first; those that do not exist are left out. */
export function keyFigures(data: RunReportData): Html {
  const figures = [bestEstimator(data), cvScore(data), holdoutScore(data), rows(data)];
  const items = figures
    .filter((figure) => figure !== null)
    .map(
      ({ label, value, note }) =>
        html`<div><dt>${label}</dt><dd><span class="value">${value}</span> <span class="note">${note}</span></dd></div>
`,
    );
  return html`<dl class="key-figures">${items}</dl>
`;
}

function bestEstimator({ artefact }: RunReportData): KeyFigure {
  const { estimator, params } = artefact.estimator;
  return { label: 'Best estimator', value: estimator, note: formatParams(params) };
}

function cvScore({ artefact, scoring }: RunReportData): KeyFigure | null {
  const scorer = scoring[0] ?? 'rmse';
  const score = artefact.metrics.cv[scorer];
  if (score === undefined) return null;
  const format = fixedFormat([score.mean]);
  const unit = isInUnitsOfTarget(scorer) ? `, in units of ${artefact.signature.target.name}` : '';
  return {
    label: `Cross-validated ${metricLabel(scorer)}`,
    value: format(score.mean),
    note: `± ${format(score.std)} over the splits${unit}`,
  };
}

function holdoutScore({ decision, artefact, scoring }: RunReportData): KeyFigure | null {
  const scorer = decision?.scorer ?? scoring[0] ?? 'rmse';
  const score = decision?.challengerScore ?? artefact.metrics.holdout?.[scorer] ?? null;
  if (score === null) return null;
  const opponent = decision?.opponentScore ?? null;
  // Each with its own digits: a log loss of 0.0004 beside one of 1.029 would read 0.000.
  const on = decision === null ? '' : `, on ${formatCount(decision.nRows)} rows`;
  return {
    label: `Holdout ${metricLabel(scorer)}`,
    value: formatNumber(score),
    note:
      opponent === null
        ? 'no opponent'
        : `against ${formatNumber(opponent)} of ${opponentName(decision)}${on}`,
  };
}

function rows({ artefact }: RunReportData): KeyFigure {
  const { nRows, timeFrom, timeTo } = artefact.rows;
  const note =
    timeFrom === null || timeTo === null
      ? 'fitted on'
      : `${formatIsoDay(timeFrom)} to ${formatIsoDay(timeTo)}`;
  return { label: 'Rows', value: formatCount(nRows), note };
}
