import type { Point } from '../charts/series.ts';
import { isPlaced } from '../charts/series.ts';
import { type Html, html } from '../markup/html.ts';
import type { StoryRow } from '../run-report-data.ts';
import { formatNumber } from '../text/format-number.ts';

export interface LabelledLines {
  readonly frozen: readonly Point[];
  readonly maintained: readonly Point[];
  /** Pixels between windows. */
  readonly step: number;
}

type Side = 'above' | 'below';

/** Each value at its point, away from the other line; none where neighbours would touch. */
export function valueLabels(story: readonly StoryRow[], lines: LabelledLines): Html | null {
  if (lines.step < 34) return null;
  const labels = story.map((row, index) => {
    const [alone, kept] = [lines.frozen[index]!, lines.maintained[index]!];
    if (Math.abs(alone.y - kept.y) < 1) return valueLabel(row.maintainedRmse, kept, 'above');
    const isAloneHigher = alone.y < kept.y;
    return [
      valueLabel(
        row.maintainedRmse,
        kept,
        isAloneHigher ? lowerSide(lines.maintained, index, alone) : 'above',
      ),
      valueLabel(row.frozenRmse, alone, isAloneHigher ? 'above' : lowerSide(lines.frozen, index, kept)),
    ];
  });
  return html`<g>${labels}</g>
`;
}

/** Below, unless the lower line has its peak here and would run through the label, and there is room above. */
function lowerSide(line: readonly Point[], index: number, upper: Point): Side {
  const { y } = line[index]!;
  const neighbours = [line[index - 1], line[index + 1]].filter((point) => point !== undefined);
  const isPeak = neighbours.every((point) => point.y > y);
  return isPeak && y - upper.y > 34 ? 'above' : 'below';
}

function valueLabel(value: number, at: Point, side: Side): Html | null {
  if (!isPlaced(at)) return null;
  // One decimal is what a glance takes in; the table has more.
  const text = Math.abs(value) >= 0.1 && Math.abs(value) < 1_000 ? value.toFixed(1) : formatNumber(value);
  return html`<text class="label halo" x="${at.x}" y="${at.y + (side === 'above' ? -9 : 19)}" text-anchor="middle">${text}</text>
`;
}
