import { figure } from '../charts/figure.ts';
import { confusionTable } from '../holdout/confusion-table.ts';
import { drawScatter, MAX_DOTS } from '../holdout/scatter-chart.ts';
import { scoreTable } from '../holdout/score-table.ts';
import { type Html, html } from '../markup/html.ts';
import type { RunReportData } from '../run-report-data.ts';
import { fixedFormat, formatShare } from '../text/format-number.ts';
import { opponentName } from '../text/opponent-name.ts';
import type { Section } from './section.ts';

/** The model on rows that neither it nor its opponent was fitted on. */
export function holdoutSection(data: RunReportData): Section | null {
  const { holdout, decision } = data;
  if (holdout.length === 0) return null;
  const opponent = opponentName(decision);
  const body = html`<p class="lead">${holdout.length} rows that neither the model nor its opponent, ${opponent}, had seen. Scores are taken before the model is fitted again on all rows.</p>
${predictedRows(data, opponent)}${scoreTable(data, opponent)}${bootstrapText(data, opponent)}`;
  return { id: 'holdout', heading: 'Holdout', body };
}

function predictedRows(data: RunReportData, opponent: string): Html {
  const { holdout, classes, artefact } = data;
  if (classes === null) return scatterFigure(data, opponent);
  return confusionTable({ points: holdout, classes, target: artefact.signature.target.name });
}

function scatterFigure({ holdout, artefact }: RunReportData, opponent: string): Html {
  const target = artefact.signature.target.name;
  const nAbove = holdout.filter(({ actual, predicted }) => predicted > actual).length;
  const above = `${nAbove} of ${holdout.length} predictions are too high`;
  const thinned =
    holdout.length > MAX_DOTS ? ` Every ${Math.ceil(holdout.length / MAX_DOTS)}th row is drawn.` : '';
  return figure({
    id: 'scatter',
    title: `Predicted against actual ${target}`,
    description: `A point a row, with the line of perfect predictions. ${above}.`,
    caption: `On the line a prediction is exact; above it, it is too high. ${above}. Crosses are the same rows as ${opponent} predicts them.${thinned}`,
    draw: (name) => drawScatter({ points: holdout, target, opponent }, name),
  });
}

function bootstrapText({ decision }: RunReportData, opponent: string): Html | null {
  const difference = decision?.difference;
  if (!difference) return null;
  const format = fixedFormat([difference.estimate, difference.lowerBound]);
  const { estimate, lowerBound, confidence, margin } = difference;
  return html`<p>The loss is lower than that of ${opponent} by ${format(estimate)}, and with ${formatShare(confidence)} confidence by at least ${format(lowerBound)} (one-sided paired bootstrap over ${decision?.nRows ?? 0} rows). To be promoted, that bound must be above ${margin === 0 ? '0' : format(margin)}.</p>
`;
}
