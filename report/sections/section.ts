import type { Html } from '../markup/html.ts';
import type { RunReportData } from '../run-report-data.ts';

export interface Section {
  /** The anchor in the page. */
  readonly id: string;
  readonly heading: string;
  readonly body: Html;
}

/** `null`: there is nothing to show, and the page goes without. */
export type SectionRenderer = (data: RunReportData) => Section | null;
