import { describe, expect, it } from 'vitest';
import { foundText } from '../../../core/configuration/found-text.ts';

describe('foundText', () => {
  it.each([
    [undefined, 'found nothing'],
    [null, 'found nothing (null)'],
    ['a "b"', 'found "a \\"b\\""'],
    [Number.NaN, 'found NaN'],
    [true, 'found true'],
    [[], 'found an empty list'],
    [[1, 'a', null], 'found [1, "a", null]'],
    [[1, 2, 3, 4, 5, 6], 'found a list of 6'],
    [[[1]], 'found a list of 1'],
    [{}, 'found an empty mapping'],
    [{ a: 1, b: [2] }, 'found a mapping with a, b'],
  ])('says what %j is', (value, text) => {
    expect(foundText(value)).toBe(text);
  });

  it('never grows longer than a line', () => {
    expect(foundText('x'.repeat(1_000))).toBe(`found "${'x'.repeat(59)}…"`);
    expect(foundText({ ['k'.repeat(1_000)]: 1 })).toHaveLength('found a mapping with '.length + 60);
  });
});
