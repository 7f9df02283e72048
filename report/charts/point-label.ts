import { type Html, html } from '../markup/html.ts';
import { fitText, textWidth } from '../text/text-width.ts';
import { FONT_SIZE, type Frame } from './frame.ts';
import type { Point } from './series.ts';

export interface PointLabel {
  readonly at: Point;
  readonly text: string;
  readonly frame: Frame;
  readonly side: 'above' | 'below';
  readonly className?: string;
}

/** A label above or below a point, moved inwards where it would leave the plot; a halo sets it off from lines. */
export function pointLabel({ at, text, frame, side, className = 'label' }: PointLabel): Html {
  const fitted = fitText(text, frame.right - frame.left, FONT_SIZE);
  const half = textWidth(fitted, FONT_SIZE) / 2;
  const x = Math.min(Math.max(at.x, frame.left + half), frame.right - half);
  const above = at.y - 12;
  const below = at.y + 22;
  const y = side === 'below' && below < frame.bottom - 2 ? below : above < frame.top + 8 ? below : above;
  return html`<text class="${className} halo" x="${x}" y="${y}" text-anchor="middle">${fitted}</text>
`;
}
