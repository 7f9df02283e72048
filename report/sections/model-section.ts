import type { ModelArtefact } from '../../core/contracts/model-artefact.ts';
import { figure } from '../charts/figure.ts';
import { type Html, html } from '../markup/html.ts';
import { classCoefficientTable } from '../model/class-coefficient-table.ts';
import { drawCoefficients } from '../model/coefficient-chart.ts';
import { byMagnitude, coefficientsOf, MAX_BARS, termsOf } from '../model/coefficients.ts';
import { fittedFacts } from '../model/fitted-facts.ts';
import { recipeTable } from '../model/recipe-table.ts';
import type { RunReportData } from '../run-report-data.ts';
import { formatIsoDay } from '../text/format-date.ts';
import { formatCount, formatNumber } from '../text/format-number.ts';
import { describeEstimator } from '../text/params-text.ts';
import type { Section } from './section.ts';

/** What was fitted, and what happens to a row before it is predicted. */
export function modelSection({ artefact }: RunReportData): Section | null {
  const { estimator, params } = artefact.estimator;
  const facts = fittedFacts(artefact.estimator);
  const figureOrNothing = classCoefficientTable(artefact) ?? coefficientFigure(artefact);
  if (facts === null && figureOrNothing === null && artefact.recipe.features.length === 0) return null;
  const body = html`<p class="lead">${describeEstimator(estimator, params)}, fitted again on ${rowsText(artefact)}.</p>
${facts}${figureOrNothing}${recipeTable(artefact.recipe)}`;
  return { id: 'model', heading: 'The model', body };
}

function rowsText({ rows: { nRows, timeFrom, timeTo } }: ModelArtefact): Html {
  const rows = `${formatCount(nRows)} rows`;
  if (timeFrom === null || timeTo === null) return html`${rows}`;
  return html`${rows}, <span class="nowrap">${formatIsoDay(timeFrom)}</span> to <span class="nowrap">${formatIsoDay(timeTo)}</span>`;
}

function coefficientFigure({ estimator, classes, featureNames, signature }: ModelArtefact): Html | null {
  const all = coefficientsOf(estimator, featureNames);
  if (all.length === 0) return null;
  const bars = byMagnitude(all).slice(0, MAX_BARS);
  const target = whatMoves(signature.target.name, classes);
  const left = all.length - bars.length;
  return figure({
    id: 'coefficients',
    title: 'Coefficients',
    description: bars.map(({ feature, coef }) => `${feature} ${formatNumber(coef)}`).join('; '),
    caption: `${captionOf(estimator, target)}; the table below says how much that is in the feature's own units. Filled bars raise it, hollow bars lower it. Largest first${left > 0 ? `, the ${left} smallest left out` : ''}.`,
    draw: (name) => drawCoefficients(bars, `change of ${target}`, name),
  });
}

/** A classifier of two classes predicts by the odds of the last. */
function whatMoves(target: string, classes: ModelArtefact['classes']): string {
  return classes ? `the logarithm of the odds of ${target}=${classes.at(-1)}` : `the predicted ${target}`;
}

function captionOf(model: ModelArtefact['estimator'], target: string): string {
  if (termsOf(model) === null) {
    return `How far ${target} moves when a feature grows by one unit of its normalised scale`;
  }
  return `How far ${target} moves when a feature, or a product of features, grows by one, each feature in units of its normalised scale`;
}
