import { leftMargin, xAxis, yAxis } from '../charts/axes.ts';
import type { Drawing } from '../charts/figure.ts';
import { type Frame, LINE_HEIGHT, plotFrame } from '../charts/frame.ts';
import { type LegendEntry, legend } from '../charts/legend.ts';
import { linearScale, type Scale } from '../charts/scales.ts';
import {
  isPlaced,
  markerPath,
  type Point,
  type SeriesStyle,
  seriesLine,
  seriesStyle,
} from '../charts/series.ts';
import { versionMarks } from '../charts/version-marks.ts';
import { type WindowAxis, windowAxis } from '../charts/window-axis.ts';
import { type Html, html } from '../markup/html.ts';
import type { StoryRow } from '../run-report-data.ts';
import { alarmColumns, versionChanges } from './story-marks.ts';
import { valueLabels } from './value-labels.ts';

const MAINTAINED = seriesStyle(0);
const FROZEN = seriesStyle(1);
const ENTRIES: readonly LegendEntry[] = [
  { label: 'maintained', sample: (box) => sample(box, MAINTAINED) },
  { label: 'first version, left alone', sample: (box) => sample(box, FROZEN) },
  {
    label: 'ALARM',
    sample: ({ x, y, width }) =>
      html`<rect class="alarm-column" x="${x}" y="${y - 7}" width="${width}" height="14"/><path class="mark alarm" d="${markerPath('triangle', { x: x + width / 2, y }, 4)}"/>`,
  },
];

/** Two lines over the windows, columns in ALARM shaded, changes of the version marked. From zero: sizes are compared. */
export function drawStory(story: readonly StoryRow[], title: string, name: Frame['name']): Drawing {
  const values = [0, ...story.flatMap(({ frozenRmse, maintainedRmse }) => [frozenRmse, maintainedRmse])];
  const labels = linearScale({ values, range: [0, 1] }).ticks.map(({ label }) => label);
  const key = legend(ENTRIES, plotFrame(name, {}).width);
  const frame = plotFrame(name, { above: key.height, left: leftMargin(labels) });
  // Two lines of text for the marks stay free above the data.
  const y = linearScale({ values, range: [frame.bottom, frame.top + 2 * LINE_HEIGHT] });
  const x = windowAxis(
    story.map(({ label }) => label),
    frame,
  );
  const frozen = linePoints(story, ({ frozenRmse }) => frozenRmse, { x, y });
  const maintained = linePoints(story, ({ maintainedRmse }) => maintainedRmse, { x, y });
  const content = html`${key.content}${alarmColumns(story, frame, x)}${yAxis({ frame, ticks: y.ticks, title })}
${xAxis({ frame, ticks: x.ticks, title: 'window' })}${versionMarks(versionChanges(story, x), { ...frame, top: frame.top + LINE_HEIGHT })}
${drawLine(frozen, FROZEN)}${drawLine(maintained, MAINTAINED)}${valueLabels(story, { frozen, maintained, step: x.step })}`;
  return { width: frame.width, height: frame.height, content };
}

function linePoints(
  story: readonly StoryRow[],
  rmse: (row: StoryRow) => number,
  { x, y }: { readonly x: WindowAxis; readonly y: Scale },
): Point[] {
  return story.map((row, index) => ({ x: x.position(index), y: y.position(rmse(row)) }));
}

function drawLine(points: readonly Point[], style: SeriesStyle): Html {
  const marks = points.filter(isPlaced).map((point) => markerPath(style.marker, point));
  return html`${seriesLine(points, style)}<path class="mark ${style.className}" d="${marks.join('')}"/>
`;
}

function sample({ x, y, width }: { x: number; y: number; width: number }, style: SeriesStyle): Html {
  return html`${seriesLine(
    [
      { x, y },
      { x: x + width, y },
    ],
    style,
  )}<path class="mark ${style.className}" d="${markerPath(style.marker, { x: x + width / 2, y }, 3)}"/>`;
}
