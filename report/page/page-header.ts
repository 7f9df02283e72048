import { type Html, html } from '../markup/html.ts';
import type { RunReportData } from '../run-report-data.ts';
import { formatInstant } from '../text/format-date.ts';
import { decisionSentence } from './decision-sentence.ts';
import { keyFigures } from './key-figures.ts';

/** Which run this is, what came of it, and its most important numbers. */
export function pageHeader(data: RunReportData): Html {
  const { model, artefact, createdAt, runId, datasetId, decision } = data;
  const outcome = decision?.outcome ?? 'none';
  return html`<header>
<p class="eyebrow">Upkeep run report</p>
<h1>${model} <span class="version">version ${artefact.version}</span></h1>
<p class="decision ${outcome}">${decisionSentence(data)}</p>
<dl class="meta"><div><dt>Date</dt><dd><time datetime="${createdAt}">${formatInstant(createdAt)}</time></dd></div>
<div><dt>Run</dt><dd><code>${runId}</code></dd></div><div><dt>Data set</dt><dd><code>${datasetId}</code></dd></div></dl>
${keyFigures(data)}</header>
`;
}
