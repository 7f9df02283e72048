import { describe, expect, it } from 'vitest';
import { arrowDurations } from '../../../core/parquet/read/arrow-durations.ts';
import { fixture } from '../input/outcomes/check.ts';

/** Arrow's schema as it lies in the footer, in base64 under its key. */
function message(): Uint8Array {
  const text = new TextDecoder('latin1').decode(fixture('durations.parquet'));
  const [, base64] = /ARROW:schema[^A-Za-z0-9+/]*.?.?(\/{5}[A-Za-z0-9+/]+=*)/.exec(text)!;
  return Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0));
}

describe('arrowDurations', () => {
  it('names the columns that hold durations, with their units', () => {
    expect([...arrowDurations(message())]).toEqual([
      ['s', 'seconds'],
      ['ms', 'milliseconds'],
      ['us', 'microseconds'],
      ['ns', 'nanoseconds'],
    ]);
  });

  it('finds none in a message that is cut off or damaged, and never ends otherwise', () => {
    const whole = message();
    for (let size = 0; size < whole.length; size += 3)
      expect(arrowDurations(whole.subarray(0, size)).size).toBeLessThanOrEqual(4);
    for (let at = 0; at < whole.length; at++) {
      const damaged = whole.slice();
      damaged[at]! ^= 0xff;
      expect(arrowDurations(damaged).size).toBeLessThanOrEqual(4);
    }
  });
});
