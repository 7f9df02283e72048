import { figure } from '../charts/figure.ts';
import { type Html, html } from '../markup/html.ts';
import type { RunReportData, StoryRow } from '../run-report-data.ts';
import { pooledRmse, rowsAfterFirstChange } from '../story/pooled-rmse.ts';
import { drawStory } from '../story/story-chart.ts';
import { storyTable } from '../story/story-table.ts';
import { fixedFormat } from '../text/format-number.ts';
import { metricWithUnit } from '../text/metric-text.ts';
import type { Section } from './section.ts';

/** The first model left alone beside the one that was kept healthy. */
export function storySection({ story, artefact }: RunReportData): Section | null {
  if (story.length === 0) return null;
  const target = artefact.signature.target.name;
  const body = html`<p class="lead">${leadText(story, target)}</p>
${storyFigure(story, target)}${storyTable(story)}`;
  return { id: 'story', heading: 'Left alone, and maintained', body };
}

function leadText(story: readonly StoryRow[], target: string): string {
  const years = `${story[0]!.label} to ${story.at(-1)!.label}: the first version left alone, beside the version in service.`;
  const later = rowsAfterFirstChange(story);
  if (later.length === 0) return `${years} The version was never changed.`;
  const frozen = pooledRmse(later, ({ frozenRmse }) => frozenRmse);
  const maintained = pooledRmse(later, ({ maintainedRmse }) => maintainedRmse);
  const format = fixedFormat([frozen, maintained]);
  return `${years} From ${later[0]!.label} on, when the version first changed, the pooled RMSE is ${format(frozen)} left alone and ${format(maintained)} maintained, in units of ${target}.`;
}

function storyFigure(story: readonly StoryRow[], target: string): Html {
  const format = fixedFormat(story.flatMap(({ frozenRmse, maintainedRmse }) => [frozenRmse, maintainedRmse]));
  const alarms = story.filter(({ alertState }) => alertState === 'ALARM').map(({ label }) => label);
  const alarmText = alarms.length === 0 ? 'No alarm was raised.' : `In alarm: ${alarms.join(', ')}.`;
  const rows = story.map(
    ({ label, frozenRmse, maintainedRmse, versionInService }) =>
      `${label}: ${format(frozenRmse)} left alone, ${format(maintainedRmse)} maintained (version ${versionInService})`,
  );
  return figure({
    id: 'story-chart',
    title: 'RMSE of both, over time',
    description: `${rows.join('; ')}. ${alarmText}`,
    caption: `While both are the same version the lines lie on each other; the gap that opens later is what maintenance is worth. Shaded columns are in ALARM, and an upright line is where another version takes over. ${alarmText}`,
    draw: (name) => drawStory(story, metricWithUnit('rmse', target), name),
  });
}
