import { profileTable } from '../data/profile-table.ts';
import { type Html, html } from '../markup/html.ts';
import type { RunReportData } from '../run-report-data.ts';
import { formatCount, formatShare } from '../text/format-number.ts';
import type { Section } from './section.ts';

/** The columns as they were read, before any cleaning. */
export function dataSection({ profile }: RunReportData): Section | null {
  if (profile === null || profile.before.length === 0) return null;
  const missing = profile.before.reduce((sum, column) => sum + column.missing, 0);
  const share = missing / (profile.nRows * profile.before.length || 1);
  const lead = `${formatCount(profile.nRows)} rows and ${profile.before.length} columns, as read; ${formatCount(missing)} cells are missing (${formatShare(share)}).`;
  const body = html`<p class="lead">${lead}</p>
${noticeList(profile.notices)}${profileTable(profile)}`;
  return { id: 'data', heading: 'Data', body };
}

function noticeList(notices: readonly string[]): Html | null {
  if (notices.length === 0) return null;
  return html`<ul class="notices">${notices.map((notice) => html`<li>${notice}</li>`)}</ul>
`;
}
