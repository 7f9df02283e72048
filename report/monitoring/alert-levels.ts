import type { Frame } from '../charts/frame.ts';
import type { Scale } from '../charts/scales.ts';
import { type Html, html } from '../markup/html.ts';
import { formatNumber } from '../text/format-number.ts';
import { type AlertThreshold, breachSide } from './breach.ts';

/** The alert's threshold and the level that clears it, named on their outer sides so that the names cannot meet. */
export function drawAlertLevels(alert: AlertThreshold, frame: Frame, y: Scale): Html {
  const side = breachSide(alert);
  const threshold = {
    y: y.position(alert.threshold),
    text: `alarm ${side} ${formatNumber(alert.threshold)}`,
  };
  const clear = { y: y.position(alert.clear), text: `clear at ${formatNumber(alert.clear)}` };
  const [over, under] = [-6, 15];
  const [thresholdShift, clearShift] = side === 'above' ? [over, under] : [under, over];
  const x = frame.left + 6;
  return html`<line class="threshold" x1="${frame.left}" x2="${frame.right}" y1="${threshold.y}" y2="${threshold.y}"/>
<line class="reference" x1="${frame.left}" x2="${frame.right}" y1="${clear.y}" y2="${clear.y}"/>
<text class="alarm-text halo" x="${x}" y="${threshold.y + thresholdShift}">${threshold.text}</text>
<text class="label halo" x="${x}" y="${clear.y + clearShift}">${clear.text}</text>
`;
}
