import { describe, expect, it } from 'vitest';
import { modelConfig } from '../../../core/contracts/config/model-config.ts';
import { checkColumns } from '../../../core/data-set/check-columns.ts';

const check = (data: object, expect: object = {}, more: object = {}) => {
  const { denoise = [], tune = {} } = more as { denoise?: object[]; tune?: object };
  const config = modelConfig.parse({ model: 'm', data, clean: { expect, denoise }, tune });
  return () => checkColumns(config, ['id', 'price', 'zip']);
};
const filter = (...columns: string[]) => ({ columns, method: 'median', window: 3 });
const curve = (...feature: string[]) => ({ estimators: [{ estimator: 'power', grid: { feature } }] });

describe('checkColumns', () => {
  it('takes names of the header', () => {
    expect(check({ target: 'price', id: 'id', ignore: ['zip'], types: { zip: 'category' } })).not.toThrow();
  });

  it.each([
    ['data.target', { target: 'Price' }],
    ['data.time', { time: 'pric' }],
    ['data.weight', { weight: 'pric' }],
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

  it.each([
    ['clean.denoise[1].columns', { denoise: [filter('price'), filter('zip', 'prise')] }],
    ['tune.estimators[0].grid.feature', { tune: curve('price', 'prise') }],
  ])('names a column of %s that is not there', (option, more) => {
    expect(check({}, {}, more)).toThrow(
      `${option}: the data set has no column "prise". Allowed: id, price, zip. Did you mean "price"?`,
    );
  });

  it('takes what a feature is encoded to for a feature', () => {
    const tune = curve('zip=8000', 'missing(price)', 'outlier(price)', 'price');
    expect(check({}, {}, { tune, denoise: [filter('price', 'zip')] })).not.toThrow();
    expect(check({}, {}, { tune: curve('missing(prices)') })).toThrow('no column "missing(prices)"');
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
