import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../../core/errors.ts';
import { weightValues } from '../../../core/tuning/weights.ts';
import { dataWith, numbers, tableOf, texts } from '../model-selection/small-tables.ts';

const table = tableOf(numbers('w', [0, 0.5, 2]), texts('t', ['a', 'b', 'c']));

describe('weightValues', () => {
  it('are the numbers of the column', () => {
    expect(weightValues(table, dataWith({ weight: 'w' }))).toEqual(Float64Array.of(0, 0.5, 2));
  });

  it('are none where no column is named', () => {
    expect(weightValues(table, dataWith({}))).toBeNull();
  });

  it.each(['t', 'x'])('refuse the column %s, which is no column of numbers', (weight) => {
    const read = () => weightValues(table, dataWith({ weight }));
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(
      `data.weight: "${weight}" is no column of numbers of the data set. Allowed: w. Clean the data set again after changing the weight.`,
    );
  });
});
