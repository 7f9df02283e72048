import { type Html, html } from '../markup/html.ts';
import type { Frame } from './frame.ts';

export interface VersionMark {
  readonly x: number;
  readonly version: number;
}

/** Where a version takes over: an upright line (none at the edge, where the axis is) and its number at the right. */
export function versionMarks(
  marks: readonly VersionMark[],
  { left, top, bottom }: Pick<Frame, 'left' | 'top' | 'bottom'>,
): Html {
  const lines = marks.map(({ x, version }) => {
    const line = html`<line class="change" x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"/>`;
    return html`${x > left + 1 ? line : null}<text class="strong halo" x="${x + 5}" y="${top + 12}">v${version}</text>
`;
  });
  return html`<g>${lines}</g>
`;
}
