import { type Html, html, rawHtml } from './markup/html.ts';
import { pageHeader } from './page/page-header.ts';
import { STYLE_SHEET } from './page/style-sheet.ts';
import type { RunReportData } from './run-report-data.ts';
import { dataSection } from './sections/data-section.ts';
import { holdoutSection } from './sections/holdout-section.ts';
import { modelSection } from './sections/model-section.ts';
import { monitoringSection } from './sections/monitoring-section.ts';
import { searchSection } from './sections/search-section.ts';
import type { Section, SectionRenderer } from './sections/section.ts';
import { storySection } from './sections/story-section.ts';

const SECTIONS: readonly SectionRenderer[] = [
  searchSection,
  modelSection,
  holdoutSection,
  dataSection,
  monitoringSection,
  storySection,
];

/** Nothing may be loaded and nothing may run, even if hostile text found a way in. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The report of a run as one self-contained HTML page: no script, no external resource, the same text for the same data.
 * Sections without data are left out. All text is escaped; numbers that are not finite read `n/a`.
 */
export function renderRunReport(data: RunReportData): string {
  const sections = SECTIONS.map((render) => render(data)).filter((section) => section !== null);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${rawHtml(POLICY)}">
<title>${data.model} version ${data.artefact.version}: Upkeep run report</title>
<style>${rawHtml(STYLE_SHEET)}</style>
</head>
<body>
${pageHeader(data)}${contents(sections)}<main>
${sections.map(renderSection)}</main>
<footer><p>Written by Upkeep. Model version, run and data set are named above; scores come from cv_results.csv, holdout.csv and the monitor's windows of this model.</p></footer>
</body>
</html>
`;
  return page.markup;
}

function contents(sections: readonly Section[]): Html | null {
  if (sections.length === 0) return null;
  const links = sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`);
  return html`<nav aria-label="Sections"><ul>${links}</ul></nav>
`;
}

function renderSection({ id, heading, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${body}</section>
`;
}
