import { describe, expect, it } from 'vitest';
import { optionName, optionPattern, valueAt } from '../../../core/configuration/option-path.ts';

describe('option paths', () => {
  const path = ['tune', 'estimators', 2, 'grid', 'alpha', 0];

  it('are written with dots and places in lists', () => {
    expect(optionName(path)).toBe('tune.estimators[2].grid.alpha[0]');
    expect(optionName(['data', 'types', 'net price'])).toBe('data.types["net price"]');
  });

  it('are looked up without places', () => {
    expect(optionPattern(path)).toBe('tune.estimators.grid.alpha');
  });

  it('lead to values, or to undefined', () => {
    expect(valueAt({ a: [{ b: 3 }] }, ['a', 0, 'b'])).toBe(3);
    expect(valueAt({ a: [{ b: 3 }] }, ['a', 1, 'b'])).toBeUndefined();
    expect(valueAt({ a: null }, ['a', 'b'])).toBeUndefined();
    expect(valueAt({}, ['constructor'])).toBeUndefined();
  });
});
