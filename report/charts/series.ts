import { line } from 'd3-shape';
import { type Html, html } from '../markup/html.ts';

/** A place in a picture, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Series differ in dashes and marker, and only then in colour: the first one is the one to look at. */
const STYLES = [
  { className: 'accent', dash: 'none', marker: 'circle' },
  { className: 'plain', dash: '7 4', marker: 'square' },
  { className: 'plain', dash: '2 3', marker: 'diamond' },
  { className: 'plain', dash: '10 3 2 3', marker: 'triangle' },
] as const;

export type SeriesStyle = (typeof STYLES)[number];
export type Marker = SeriesStyle['marker'];

export function seriesStyle(index: number): SeriesStyle {
  return STYLES[index % STYLES.length]!;
}

/** A line through the points that exist; a gap where one does not. */
export function seriesLine(points: readonly Point[], { className, dash }: SeriesStyle): Html {
  const path = line<Point>()
    .defined(isPlaced)
    .x(({ x }) => rounded(x))
    .y(({ y }) => rounded(y))(points);
  return html`<path class="line ${className}" stroke-dasharray="${dash}" d="${path ?? ''}"/>
`;
}

export function isPlaced({ x, y }: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

/** A filled sign, about 8 pixels wide, with its centre at the point. */
export function markerPath(marker: Marker, { x, y }: Point, size = 4): string {
  const [left, right, up, down] = [x - size, x + size, y - size, y + size].map(rounded);
  const [cx, cy, r] = [x, y, size].map(rounded);
  switch (marker) {
    case 'circle':
      return `M${left} ${cy}a${r} ${r} 0 1 0 ${2 * r!} 0a${r} ${r} 0 1 0 ${-2 * r!} 0Z`;
    case 'square':
      return `M${left} ${up}H${right}V${down}H${left}Z`;
    case 'diamond':
      return `M${left} ${cy}L${cx} ${up}L${right} ${cy}L${cx} ${down}Z`;
    case 'triangle':
      return `M${left} ${down}L${cx} ${up}L${right} ${down}Z`;
  }
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
