import { type Html, html } from '../markup/html.ts';
import { fitText, textWidth } from '../text/text-width.ts';
import { FONT_SIZE, type Frame } from './frame.ts';
import type { Tick } from './scales.ts';

export interface Axis {
  readonly frame: Frame;
  readonly ticks: readonly Tick[];
  readonly title: string;
}

/** Grid lines across the plot, labels at its left, and the title above. */
export function yAxis({ frame, ticks, title }: Axis): Html {
  const lines = ticks.map(
    ({
      position,
      label,
    }) => html`<line class="grid" x1="${frame.left}" x2="${frame.right}" y1="${position}" y2="${position}"/>
<text class="tick" x="${frame.left - 8}" y="${position + 4}" text-anchor="end">${label}</text>
`,
  );
  return html`<g>${lines}<text class="axis-title" x="2" y="${frame.top - 14}">${fitText(title, frame.width - 4, FONT_SIZE)}</text></g>
`;
}

/** Labels below the plot, as many as there is room for; the title at the right, under them. */
export function xAxis({ frame, ticks, title }: Axis): Html {
  const labels = spacedTicks(ticks, frame).map(
    ({
      position,
      label,
      anchor,
    }) => html`<line class="axis" x1="${position}" x2="${position}" y1="${frame.bottom}" y2="${frame.bottom + 4}"/>
<text class="tick" x="${anchor}" y="${frame.bottom + 18}" text-anchor="middle">${label}</text>
`,
  );
  return html`<g><line class="axis" x1="${frame.left}" x2="${frame.right}" y1="${frame.bottom}" y2="${frame.bottom}"/>
${labels}<text class="axis-title" x="${frame.right}" y="${frame.bottom + 38}" text-anchor="end">${fitText(title, frame.right - 4, FONT_SIZE)}</text></g>
`;
}

interface PlacedTick extends Tick {
  /** Where the middle of the label is: moved inwards where it would leave the picture. */
  readonly anchor: number;
  readonly start: number;
  readonly end: number;
}

/** Every tick, or every second, third… counted from the last one, so that the labels do not touch. */
function spacedTicks(ticks: readonly Tick[], frame: Frame): PlacedTick[] {
  const placed = ticks.map((tick): PlacedTick => {
    const half = textWidth(tick.label, FONT_SIZE) / 2;
    const anchor = Math.min(Math.max(tick.position, half + 2), frame.width - half - 2);
    return { ...tick, anchor, start: anchor - half, end: anchor + half };
  });
  for (let stride = 1; stride < placed.length; stride += 1) {
    const kept = placed.filter((_, index) => (placed.length - 1 - index) % stride === 0);
    if (kept.every(({ start }, index) => index === 0 || start >= kept[index - 1]!.end + 6)) return kept;
  }
  return placed.slice(-1);
}

/** What the widest label at the left of a plot needs, with its distance. */
export function leftMargin(labels: readonly string[]): number {
  return Math.max(28, ...labels.map((label) => textWidth(label, FONT_SIZE))) + 12;
}
