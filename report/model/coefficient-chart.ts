import type { Drawing } from '../charts/figure.ts';
import { FONT_SIZE, type Frame, plotFrame } from '../charts/frame.ts';
import { linearScale } from '../charts/scales.ts';
import { type Html, html } from '../markup/html.ts';
import { formatNumber } from '../text/format-number.ts';
import { fitText, textWidth } from '../text/text-width.ts';
import type { Coefficient } from './coefficients.ts';

const ROW = 26;
const TOP = 28;
const BAR = 14;

/** Horizontal bars to both sides of zero, names at the left, values at the bars' ends. */
export function drawCoefficients(bars: readonly Coefficient[], title: string, name: Frame['name']): Drawing {
  const { width } = plotFrame(name, {});
  const gutter =
    Math.min(width * 0.36, Math.max(...bars.map(({ feature }) => textWidth(feature, FONT_SIZE)))) + 12;
  const valueRoom = Math.max(...bars.map(({ coef }) => textWidth(formatNumber(coef), FONT_SIZE))) + 10;
  const hasNegative = bars.some(({ coef }) => coef < 0);
  const left = gutter + (hasNegative ? valueRoom : 0);
  const x = linearScale({
    values: [0, ...bars.map(({ coef }) => coef)],
    range: [left, width - valueRoom],
  });
  const bottom = TOP + bars.length * ROW;
  const zero = x.position(0);
  const rows = bars.map((bar, index) =>
    drawBar(bar, { middle: TOP + (index + 0.5) * ROW, gutter, position: x.position }),
  );
  const content = html`<text class="axis-title" x="2" y="14">${fitText(title, width - 4, FONT_SIZE)}</text>
${rows}<line class="axis" x1="${zero}" x2="${zero}" y1="${TOP}" y2="${bottom}"/>
`;
  return { width, height: bottom + 10, content };
}

interface Row {
  readonly middle: number;
  readonly gutter: number;
  readonly position: (value: number) => number;
}

function drawBar({ feature, coef }: Coefficient, { middle, gutter, position }: Row): Html {
  const zero = position(0);
  const end = Number.isFinite(coef) ? position(coef) : zero;
  const isNegative = coef < 0;
  const sign = isNegative ? 'negative' : 'positive';
  return html`<text class="label" x="${gutter - 10}" y="${middle + 4}" text-anchor="end">${fitText(feature, gutter - 12, FONT_SIZE)}</text>
<rect class="bar ${sign}" x="${Math.min(zero, end)}" y="${middle - BAR / 2}" width="${Math.abs(end - zero)}" height="${BAR}"/>
<text class="tick" x="${end + (isNegative ? -6 : 6)}" y="${middle + 4}" text-anchor="${isNegative ? 'end' : 'start'}">${formatNumber(coef)}</text>
`;
}
