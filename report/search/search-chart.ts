import { area } from 'd3-shape';
import { leftMargin, xAxis, yAxis } from '../charts/axes.ts';
import type { Drawing } from '../charts/figure.ts';
import { type Frame, plotFrame } from '../charts/frame.ts';
import { type LegendEntry, legend } from '../charts/legend.ts';
import { pointLabel } from '../charts/point-label.ts';
import { linearScale, parameterScale, type Scale } from '../charts/scales.ts';
import {
  isPlaced,
  markerPath,
  rounded,
  type SeriesStyle,
  seriesLine,
  seriesStyle,
} from '../charts/series.ts';
import { type Html, html } from '../markup/html.ts';
import type { SearchGroup, SearchPoint, SearchSeries } from './search-groups.ts';

export interface SearchChart {
  readonly group: SearchGroup;
  readonly scoreTitle: string;
  /** The point to mark, and what to write beside it. */
  readonly marked: { readonly point: SearchPoint; readonly label: string };
  /** Beyond them no score can be, and no shade is drawn. */
  readonly bounds: readonly [low: number, high: number];
  /** The level of the dummy baseline, where it is to be drawn. */
  readonly dummy: { readonly score: number; readonly label: string } | null;
}

/** Score against parameter: a line and a band of one standard deviation for each combination of the others. */
export function drawSearch(chart: SearchChart, name: Frame['name']): Drawing {
  const { group, dummy, bounds } = chart;
  const points = group.series.flatMap(({ points }) => points);
  const values = [...points.flatMap((point) => bandOf(point, bounds)), dummy?.score ?? Number.NaN];
  const labels = linearScale({ values, range: [0, 1] }).ticks.map(({ label }) => label);
  const { height, content: legendContent } = legend(legendEntries(chart), plotFrame(name, {}).width);
  const frame = plotFrame(name, { above: height, left: leftMargin(labels) });
  // Twelve pixels of air at both ends keep markers off the edges.
  const range = [frame.left + 12, frame.right - 12] as const;
  const x = parameterScale({
    values: points.map(({ value }) => value),
    range,
    nTicks: name === 'wide' ? 9 : 5,
  });
  const y = linearScale({ values, range: [frame.bottom, frame.top] });
  const series = group.series.map((member, index) =>
    drawSeries(member, seriesStyle(index), { x, y, bounds }),
  );
  const content = html`${legendContent}${yAxis({ frame, ticks: y.ticks, title: chart.scoreTitle })}
${xAxis({ frame, ticks: x.ticks, title: `${group.parameter}${x.isLogarithmic ? ', logarithmic' : ''}` })}
${series}${dummy === null ? null : drawDummy(dummy.score, frame, y)}${drawMarked(chart.marked, frame, { x, y })}`;
  return { width: frame.width, height: frame.height, content };
}

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

/** One standard deviation to both sides of the mean, as far as there can be a score. */
function bandOf({ mean, std }: SearchPoint, [lowest, highest]: SearchChart['bounds']): [number, number] {
  return [Math.max(lowest, mean - std), Math.min(highest, mean + std)];
}

function drawSeries(
  series: SearchSeries,
  style: SeriesStyle,
  { x, y, bounds }: Scales & Pick<SearchChart, 'bounds'>,
): Html {
  const points = series.points.map((point) => {
    const [low, high] = bandOf(point, bounds).map(y.position);
    return { x: x.position(point.value), y: y.position(point.mean), low: low!, high: high! };
  });
  const band = area<(typeof points)[number]>()
    .defined((point) => isPlaced(point) && Number.isFinite(point.low))
    .x((point) => rounded(point.x))
    .y0((point) => rounded(point.low))
    .y1((point) => rounded(point.high))(points);
  // Beads on the line show where the grid's values are, as long as they do not touch.
  const beads =
    points.length <= 60 ? points.filter(isPlaced).map((point) => markerPath(style.marker, point, 2)) : [];
  return html`<path class="band ${style.className}" d="${band ?? ''}"/>
${seriesLine(points, style)}<path class="mark ${style.className}" d="${beads.join('')}"/>
`;
}

function drawDummy(score: number, frame: Frame, y: Scale): Html {
  const height = y.position(score);
  return html`<line class="reference" x1="${frame.left}" x2="${frame.right}" y1="${height}" y2="${height}"/>
`;
}

function drawMarked({ point, label }: SearchChart['marked'], frame: Frame, { x, y }: Scales): Html {
  const at = { x: x.position(point.value), y: y.position(point.mean) };
  return html`<path class="ring" d="${markerPath('circle', at, 7)}"/><path class="mark accent" d="${markerPath('circle', at, 3.5)}"/>
${pointLabel({ at, text: label, frame, side: 'below' })}`;
}

function legendEntries({ group, dummy }: SearchChart): LegendEntry[] {
  const lines = group.series.map(({ label }, index): LegendEntry => {
    const style = seriesStyle(index);
    return {
      label: label === 'defaults' ? group.estimator : label,
      sample: ({ x, y, width }) => html`${seriesLine(
        [
          { x, y },
          { x: x + width, y },
        ],
        style,
      )}
<path class="mark ${style.className}" d="${markerPath(style.marker, { x: x + width / 2, y }, 3)}"/>`,
    };
  });
  if (dummy === null) return lines;
  const reference: LegendEntry = {
    label: dummy.label,
    sample: ({ x, y, width }) =>
      html`<line class="reference" x1="${x}" x2="${x + width}" y1="${y}" y2="${y}"/>`,
  };
  return [...lines, reference];
}
