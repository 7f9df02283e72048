import { leftMargin, xAxis, yAxis } from '../charts/axes.ts';
import type { Drawing } from '../charts/figure.ts';
import { type Frame, plotFrame } from '../charts/frame.ts';
import { legend } from '../charts/legend.ts';
import { linearScale } from '../charts/scales.ts';
import { markerPath, type Point, rounded } from '../charts/series.ts';
import { type Html, html } from '../markup/html.ts';
import type { HoldoutPoint } from '../run-report-data.ts';

export interface ScatterChart {
  readonly points: readonly HoldoutPoint[];
  readonly target: string;
  readonly opponent: string;
}

/** More dots than these cover each other; then every k-th row is drawn. */
export const MAX_DOTS = 1_500;

/** Predicted against actual values on the same scale both ways, and the line on which they are equal. */
export function drawScatter({ points, target, opponent }: ScatterChart, name: Frame['name']): Drawing {
  const step = Math.ceil(points.length / MAX_DOTS);
  const drawn = points.filter((_, index) => index % step === 0);
  const values = drawn.flatMap(({ actual, predicted, opponent }) => [actual, predicted, opponent]);
  const labels = linearScale({ values, range: [0, 1] }).ticks.map(({ label }) => label);
  const key = legend(
    [
      { label: 'this model', sample: ({ x, y, width }) => dots([{ x: x + width / 2, y }]) },
      { label: opponent, sample: ({ x, y, width }) => crosses([{ x: x + width / 2, y }]) },
      {
        label: 'exact',
        sample: ({ x, y, width }) =>
          html`<line class="reference" x1="${x}" x2="${x + width}" y1="${y}" y2="${y}"/>`,
      },
    ],
    plotFrame(name, {}).width,
  );
  const frame = plotFrame(name, { above: key.height, left: leftMargin(labels) });
  const x = linearScale({ values, range: [frame.left, frame.right] });
  const y = linearScale({ values, range: [frame.bottom, frame.top] });
  const [low, high] = y.domain;
  const place = (actual: number, predicted: number) => ({ x: x.position(actual), y: y.position(predicted) });
  const content = html`${key.content}${yAxis({ frame, ticks: y.ticks, title: `predicted ${target}` })}
${xAxis({ frame, ticks: x.ticks, title: `actual ${target}` })}
${identityLine(place(low, low), place(high, high))}
${crosses(drawn.map(({ actual, opponent }) => place(actual, opponent)))}${dots(drawn.map(({ actual, predicted }) => place(actual, predicted)))}`;
  return { width: frame.width, height: frame.height, content };
}

function identityLine(from: Point, to: Point): Html {
  return html`<line class="reference" x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>`;
}

function dots(points: readonly Point[]): Html {
  const path = finite(points).map((point) => markerPath('circle', point, 3.5));
  return html`<path class="dots accent" d="${path.join('')}"/>
`;
}

function crosses(points: readonly Point[]): Html {
  const path = finite(points).map(({ x, y }) => {
    const [left, right, up, down] = [x - 3, x + 3, y - 3, y + 3].map(rounded);
    return `M${left} ${up}L${right} ${down}M${left} ${down}L${right} ${up}`;
  });
  return html`<path class="crosses" d="${path.join('')}"/>
`;
}

function finite(points: readonly Point[]): Point[] {
  return points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
}
