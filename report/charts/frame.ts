/**
 * The paper of a picture, in pixels. Every picture is drawn twice, on a wide and on a narrow frame, and the style sheet
 * shows the one that the page has room for: one drawing scaled down to a phone would have unreadable text.
 */
export interface Frame {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  /** Edges of the plot, between axes, titles and legend. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const FONT_SIZE = 12;
export const LINE_HEIGHT = 18;
const WIDTHS = { wide: 760, narrow: 360 } as const;
const HEIGHTS = { wide: 400, narrow: 320 } as const;
/** The title of the y axis stands above the plot, written as people read. */
const TOP = 30;
/** Tick labels, and below them the title of the x axis. */
const BOTTOM = 46;

export const FRAME_NAMES = ['wide', 'narrow'] as const;

/** `above` and `below` are extra pixels, for legends and marks; `left` is what the labels at the left edge need. */
export function plotFrame(
  name: Frame['name'],
  {
    above = 0,
    below = 0,
    left = 48,
    right = 16,
  }: { above?: number; below?: number; left?: number; right?: number },
): Frame {
  const height = HEIGHTS[name] + above + below;
  return {
    name,
    width: WIDTHS[name],
    height,
    left,
    right: WIDTHS[name] - right,
    top: TOP + above,
    bottom: height - BOTTOM - below,
  };
}
