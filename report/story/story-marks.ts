import { FONT_SIZE, type Frame } from '../charts/frame.ts';
import { markerPath } from '../charts/series.ts';
import type { VersionMark } from '../charts/version-marks.ts';
import type { WindowAxis } from '../charts/window-axis.ts';
import { type Html, html } from '../markup/html.ts';
import type { StoryRow } from '../run-report-data.ts';
import { textWidth } from '../text/text-width.ts';

/** Shades the windows in ALARM and names them, by a sign alone where the word would touch its neighbour. */
export function alarmColumns(story: readonly StoryRow[], frame: Frame, x: WindowAxis): Html {
  const hasRoom = x.step > textWidth('ALARM', FONT_SIZE) + 6;
  const columns = story.map(({ alertState }, index) => {
    if (alertState !== 'ALARM') return null;
    const middle = x.position(index);
    const sign = hasRoom
      ? html`<text class="alarm-text" x="${middle}" y="${frame.top + 13}" text-anchor="middle">ALARM</text>`
      : html`<path class="mark alarm" d="${markerPath('triangle', { x: middle, y: frame.top + 9 }, 4)}"/>`;
    return html`<rect class="alarm-column" x="${middle - x.step / 2}" y="${frame.top}" width="${x.step}" height="${frame.bottom - frame.top}"/>${sign}
`;
  });
  return html`<g>${columns}</g>
`;
}

/** Where the version in service is another one than in the window before. */
export function versionChanges(story: readonly StoryRow[], x: WindowAxis): VersionMark[] {
  return story.flatMap(({ versionInService }, index) => {
    const before = story[index - 1];
    if (before === undefined || before.versionInService === versionInService) return [];
    return [{ x: x.position(index) - x.step / 2, version: versionInService }];
  });
}
