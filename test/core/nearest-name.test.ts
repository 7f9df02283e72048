import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '../../core/nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['targt', ['target', 'time'], 'target'],
    ['tagret', ['target', 'time'], 'target'],
    ['n_splits', ['nSplits', 'shuffle'], 'nSplits'],
    ['FITINTERCEPT', ['alpha', 'fitIntercept'], 'fitIntercept'],
    ['horse-power', ['horsepower', 'weight'], 'horsepower'],
    ['rms', ['mae', 'rmse'], 'rmse'],
  ])('takes %s for the known %s', (name, known, expected) => {
    expect(nearestName(name, known)).toBe(expected);
  });

  it('takes the first of equally near names', () => {
    expect(nearestName('bat', ['cat', 'rat'])).toBe('cat');
    expect(nearestName('bat', ['rat', 'cat'])).toBe('rat');
  });

  it('finds nothing where no name is near', () => {
    expect(nearestName('colour', ['alpha', 'grid'])).toBeUndefined();
    expect(nearestName('x', ['a', 'b'])).toBeUndefined();
    expect(nearestName('ab', [])).toBeUndefined();
    expect(nearestName('', ['a'])).toBeUndefined();
  });

  it('forgives one slip for every three letters', () => {
    expect(nearestName('abcdef', ['abcdxy'])).toBe('abcdxy');
    expect(nearestName('abcde', ['abcxy'])).toBeUndefined();
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    // The restricted form: the unrestricted distance would be 2.
    ['ca', 'abc', 3],
  ])('of %s and %s is known', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected);
    expect(editDistance(b, a)).toBe(expected);
  });
});
