import type { JsonValue } from '../../core/contracts/json.ts';
import type { FittedModel } from '../../core/contracts/model-artefact.ts';
import { type Html, html } from '../markup/html.ts';
import { formatNumber } from '../text/format-number.ts';

const MAX_FACTS = 12;
/** Longer texts are columns of numbers, written as text: the rows that a model of neighbours keeps. */
const MAX_TEXT = 40;

/** Intercept, solver, rank and whatever else an estimator keeps as a single value; nothing when it keeps none. */
export function fittedFacts({ fitted }: FittedModel): Html | null {
  const facts = Object.entries(fitted).filter(([, value]) => isFact(value));
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

function isFact(value: JsonValue): value is string | number | boolean {
  return typeof value === 'string' ? value.length <= MAX_TEXT : typeof value !== 'object';
}
