import type { FittedModel } from '../../core/contracts/model-artefact.ts';
import { type Html, html } from '../markup/html.ts';
import { formatNumber } from '../text/format-number.ts';

const MAX_FACTS = 12;

/** Intercept, solver, rank and whatever else an estimator keeps as a single value; nothing when it keeps none. */
export function fittedFacts({ fitted }: FittedModel): Html | null {
  const facts = Object.entries(fitted).filter(([, value]) => typeof value !== 'object');
  if (facts.length === 0) return null;
  const entries = facts
    .slice(0, MAX_FACTS)
    .map(
      ([name, value]) =>
        html`<div><dt>${name}</dt><dd>${typeof value === 'number' ? formatNumber(value) : String(value)}</dd></div>`,
    );
  return html`<dl class="facts">${entries}</dl>
`;
}
