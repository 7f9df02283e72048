import { describe, expect, it } from 'vitest';
import { encodedWidth } from '../../../../core/model-selection/search/encoded-width.ts';
import { sampleTable } from '../paths/sample-task.ts';

const { table } = sampleTable(20, 1);

describe('encodedWidth', () => {
  it('counts a column for a number and a boolean, and one for each level of a category', () => {
    expect(encodedWidth(table, ['a', 'flag'])).toBe(2);
    expect(encodedWidth(table, ['a', 'region', 'b', 'flag'])).toBe(7);
  });

  it('counts only the features named', () => {
    expect(encodedWidth(table, [])).toBe(0);
    expect(encodedWidth(table, ['region'])).toBe(4);
  });
});
