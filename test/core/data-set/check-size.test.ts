import { describe, expect, it } from 'vitest';
import { checkSize } from '../../../core/data-set/check-size.ts';

const check = (sizeBytes: number) => () => checkSize({ name: 'cars.csv', sizeBytes, maxBytes: 250e6 });

describe('checkSize', () => {
  it('takes a file of just the size that fits', () => {
    expect(check(250e6)).not.toThrow();
  });

  it('refuses one byte more, with both sizes and two ways out', () => {
    expect(check(250e6 + 1)).toThrow(
      'cars.csv: it has 250.0 MB, more than fits into the memory of the function that cleans. Allowed: at most 250.0 MB. ' +
        'Deploy with more memory (the construct\'s "cleanMemoryMb"), or clean it on your machine: upkeep run FILE.',
    );
  });
});
