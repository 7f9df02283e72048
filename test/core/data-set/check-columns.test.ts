import { describe, expect, it } from 'vitest';
import { cleanSection } from '../../../core/contracts/config/clean-section.ts';
import { dataSection } from '../../../core/contracts/config/data-section.ts';
import { checkColumns } from '../../../core/data-set/check-columns.ts';

const check =
  (data: object, expect: object = {}) =>
  () =>
    checkColumns({ data: dataSection.parse(data), clean: cleanSection.parse({ expect }) }, [
      'id',
      'price',
      'zip',
    ]);

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

  it.each([
    ['missing', { missing: { prise: '== 0' } }],
    ['range', { range: { prise: [0, 1] } }],
    ['values', { values: { prise: [1] } }],
    ['pattern', { pattern: { prise: '.' } }],
    ['unique', { unique: ['prise'] }],
  ])('names a column of clean.expect.%s that is not there', (kind, expected) => {
    expect(check({}, expected)).toThrow(
      `clean.expect.${kind}: the data set has no column "prise". Allowed: id, price, zip. Did you mean "price"?`,
    );
  });

  it('takes expectations of any column that is there', () => {
    const expected = {
      missing: { id: '== 0' },
      range: { price: [0, null] },
      unique: ['id'],
      pattern: { zip: 'a' },
    };
    expect(check({ ignore: ['id'] }, expected)).not.toThrow();
  });
});
