import type { RunReportData } from '../../../report/run-report-data.ts';
import type { SectionRenderer } from '../../../report/sections/section.ts';
import { SAMPLE_DATA } from '../sample-data.ts';

/** The markup of a section that must be there. */
export function render(section: SectionRenderer, data: RunReportData = SAMPLE_DATA): string {
  return section(data)!.body.markup;
}

/** What is left without the tags. */
export function texts(markup: string): string {
  return markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

/** The text of every table row, headings included. */
export function rowsOf(markup: string): string[] {
  return [...markup.matchAll(/<tr.*<\/tr>/g)].map(([row]) => texts(row).trim());
}
