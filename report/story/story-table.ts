import { dataTable } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import type { StoryRow } from '../run-report-data.ts';
import { fixedFormat, formatCount } from '../text/format-number.ts';

export function storyTable(story: readonly StoryRow[]): Html {
  const format = fixedFormat(story.flatMap(({ frozenRmse, maintainedRmse }) => [frozenRmse, maintainedRmse]));
  return dataTable({
    caption: html`<strong>The same in numbers.</strong>`,
    columns: [
      { heading: 'Window', rowHeading: true, cell: ({ label }) => label },
      { heading: 'Rows', numeric: true, cell: ({ nRows }) => formatCount(nRows) },
      { heading: 'RMSE left alone', numeric: true, cell: ({ frozenRmse }) => format(frozenRmse) },
      { heading: 'RMSE maintained', numeric: true, cell: ({ maintainedRmse }) => format(maintainedRmse) },
      {
        heading: 'Version in service',
        numeric: true,
        cell: ({ versionInService }) => String(versionInService),
      },
      {
        heading: 'Alert',
        cell: ({ alertState }) =>
          alertState === 'ALARM' ? html`<span class="breach">ALARM</span>` : alertState,
      },
    ],
    rows: story,
  });
}
