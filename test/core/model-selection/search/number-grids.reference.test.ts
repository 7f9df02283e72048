import { describe, expect, it } from 'vitest';
import { integerRange } from '../../../../core/model-selection/search/integer-range.ts';
import { linspace } from '../../../../core/model-selection/search/linspace.ts';
import fixture from '../../../fixtures/number-grids.json' with { type: 'json' };

describe('equal to NumPy, to the last bit', () => {
  it.each(fixture.linspace)('linspace of $arguments', ({ arguments: [first, last, count], values }) => {
    expect(linspace(first!, last!, count!)).toEqual(values);
  });

  it.each(fixture.range)('arange of $arguments', ({ arguments: [start, stop, step], values }) => {
    expect(integerRange(start!, stop!, step!)).toEqual(values);
  });
});
