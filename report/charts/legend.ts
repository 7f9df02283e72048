import { type Html, html } from '../markup/html.ts';
import { fitText, textWidth } from '../text/text-width.ts';
import { FONT_SIZE, LINE_HEIGHT } from './frame.ts';

/** The room for the sign of an entry. */
const SAMPLE = 30;
const GAP = 18;

export interface LegendEntry {
  readonly label: string;
  /** Draws the sign in a box `width` wide, around the height `y`. */
  readonly sample: (box: { readonly x: number; readonly y: number; readonly width: number }) => Html;
}

/** The entries in as many lines as the width asks for. */
export function legend(entries: readonly LegendEntry[], width: number): { height: number; content: Html } {
  let x = 0;
  let row = 0;
  const placed = entries.map(({ label, sample }) => {
    const text = fitText(label, width - SAMPLE - 8, FONT_SIZE);
    const needed = SAMPLE + textWidth(text, FONT_SIZE);
    if (x > 0 && x + needed > width) {
      x = 0;
      row += 1;
    }
    const y = row * LINE_HEIGHT + 10;
    const entry = html`${sample({ x: x + 2, y, width: SAMPLE - 10 })}<text class="label" x="${x + SAMPLE}" y="${y + 4}">${text}</text>
`;
    x += needed + GAP;
    return entry;
  });
  return { height: entries.length === 0 ? 0 : (row + 1) * LINE_HEIGHT + 4, content: html`<g>${placed}</g>` };
}
