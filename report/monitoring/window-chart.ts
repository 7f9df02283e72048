import { leftMargin, xAxis, yAxis } from '../charts/axes.ts';
import type { Drawing } from '../charts/figure.ts';
import { type Frame, LINE_HEIGHT, plotFrame } from '../charts/frame.ts';
import { pointLabel } from '../charts/point-label.ts';
import { linearScale, type Scale } from '../charts/scales.ts';
import { markerPath, type SeriesStyle, seriesLine, seriesStyle } from '../charts/series.ts';
import { type VersionMark, versionMarks } from '../charts/version-marks.ts';
import { type WindowAxis, windowAxis } from '../charts/window-axis.ts';
import { type Html, html } from '../markup/html.ts';
import { formatNumber } from '../text/format-number.ts';
import { drawAlertLevels } from './alert-levels.ts';
import { type AlertThreshold, isBreach } from './breach.ts';
import type { MonitoredMetric, WindowPoint } from './monitored-metric.ts';

export interface WindowChart {
  readonly metric: MonitoredMetric;
  readonly alert: AlertThreshold | null;
  readonly title: string;
}

/** Errors are sizes, and start at zero. */
const FROM_ZERO = ['rmse', 'mae'];

/** The metric over the windows: a line for each version, the alert's threshold and the level that clears it. */
export function drawWindows({ metric, alert, title }: WindowChart, name: Frame['name']): Drawing {
  const shownAlert = alert?.metric === metric.name ? alert : null;
  const levels = shownAlert === null ? [] : [shownAlert.threshold, shownAlert.clear];
  const base = FROM_ZERO.includes(metric.name) ? [0] : [];
  const values = [...metric.points.map(({ value }) => value), ...levels, ...base];
  const labels = linearScale({ values, range: [0, 1] }).ticks.map(({ label }) => label);
  const frame = plotFrame(name, { left: leftMargin(labels) });
  // A line of text for the versions stays free above the data.
  const y = linearScale({ values, range: [frame.bottom, frame.top + LINE_HEIGHT] });
  const x = windowAxis(metric.windows, frame);
  const lines = metric.versions.map((version, index) => {
    const points = metric.points.filter((point) => point.version === version);
    // The newest version is the one to look at: it has the first style.
    return drawVersion(points, seriesStyle(metric.versions.length - 1 - index), {
      x,
      y,
      frame,
      alert: shownAlert,
    });
  });
  const content = html`${yAxis({ frame, ticks: y.ticks, title })}${xAxis({ frame, ticks: x.ticks, title: 'window' })}
${shownAlert === null ? null : drawAlertLevels(shownAlert, frame, y)}${versionMarks(firstWindows(metric, x), frame)}${lines}`;
  return { width: frame.width, height: frame.height, content };
}

interface Places {
  readonly x: WindowAxis;
  readonly y: Scale;
  readonly frame: Frame;
  readonly alert: AlertThreshold | null;
}

function drawVersion(points: readonly WindowPoint[], style: SeriesStyle, places: Places): Html {
  const { x, y } = places;
  const byWindow = new Map(points.map((point) => [point.windowIndex, point]));
  // A window without the metric breaks the line.
  const path = x.ticks.map(({ position }, index) => ({
    x: position,
    y: y.position(byWindow.get(index)?.value ?? Number.NaN),
  }));
  const marks = points.map((point) => drawPoint(point, style, places));
  return html`<g>${seriesLine(path, style)}${marks}</g>
`;
}

function drawPoint(point: WindowPoint, style: SeriesStyle, { x, y, frame, alert }: Places): Html {
  const at = { x: x.position(point.windowIndex), y: y.position(point.value) };
  const hollow = point.hasEnoughLabels ? '' : ' hollow';
  if (alert === null || !isBreach(alert, alert.metric, point.value)) {
    return html`<path class="mark ${style.className}${hollow}" d="${markerPath(style.marker, at)}"/>
`;
  }
  const text = formatNumber(Number(point.value.toPrecision(3)));
  const label = x.step < 34 ? null : pointLabel({ at, text, frame, side: 'above', className: 'alarm-text' });
  return html`<path class="mark alarm${hollow}" d="${markerPath('triangle', at, 5.5)}"/>${label}
`;
}

function firstWindows({ versions, points }: MonitoredMetric, x: WindowAxis): VersionMark[] {
  return versions.map((version) => {
    const first = points.find((point) => point.version === version)!;
    return { version, x: x.position(first.windowIndex) - x.step / 2 };
  });
}
