import { describe, expect, it } from 'vitest';
import { dataSection } from '../../../core/contracts/config/data-section.ts';
import { checkColumns } from '../../../core/data-set/check-columns.ts';

const check = (data: object) => () => checkColumns(dataSection.parse(data), ['id', 'price', 'zip']);

describe('checkColumns', () => {
  it('takes names of the header', () => {
    expect(check({ target: 'price', id: 'id', ignore: ['zip'], types: { zip: 'category' } })).not.toThrow();
  });

  it.each([
    ['data.target', { target: 'Price' }],
    ['data.time', { time: 'pric' }],
    ['data.ignore', { ignore: ['prices'] }],
    ['data.types', { types: { prize: 'number' } }],
  ])('names %s as the user wrote it, and the nearest column', (option, data) => {
    const name = JSON.stringify(data).match(/"([^"]+)"[^"]*(?::"number"\}\}|\]?\})$/)![1];
    expect(check(data)).toThrow(
      `${option}: the data set has no column "${name}". Allowed: id, price, zip. Did you mean "price"?`,
    );
  });
});
