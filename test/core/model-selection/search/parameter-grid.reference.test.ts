import { describe, expect, it } from 'vitest';
import { gridEntry } from '../../../../core/contracts/config/estimator-grids.ts';
import { logspace } from '../../../../core/model-selection/search/logspace.ts';
import { expandGrid } from '../../../../core/model-selection/search/parameter-grid.ts';
import fixture from '../../../fixtures/model-selection.json' with { type: 'json' };

describe('expandGrid equal to ParameterGrid', () => {
  it.each(fixture.parameterGrid)('orders the combinations of $grid alike', ({ grid, params }) => {
    const estimator = 'degree' in grid ? 'polynomial' : 'ridge';
    const candidates = expandGrid({
      estimators: [gridEntry.parse({ estimator, grid })],
      features: ['a', 'b'],
    });
    expect(candidates.slice(0, -1).map((candidate) => candidate.params)).toEqual(params);
  });
});

describe('logspace equal to NumPy', () => {
  it.each(fixture.logspace)('of $arguments', ({ arguments: [first, last, count], values }) => {
    const ours = logspace(first!, last!, count!);
    expect(ours).toHaveLength(values.length);
    for (const [index, value] of values.entries()) {
      // Both round the power: 2 units in the last place each.
      expect(Math.abs(ours[index]! / value - 1)).toBeLessThanOrEqual(4 * Number.EPSILON);
    }
    expect(ours[0]).toBe(values[0]);
    expect(ours.at(-1)).toBe(values.at(-1));
  });
});
