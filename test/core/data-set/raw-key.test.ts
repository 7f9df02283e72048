import { describe, expect, it } from 'vitest';
import { parseRawKey } from '../../../core/data-set/raw-key.ts';

describe('parseRawKey', () => {
  it.each([
    ['raw/cars/a.csv', 'cars', 'a.csv'],
    ['raw/cars/2026/11/a b+%.csv', 'cars', '2026/11/a b+%.csv'],
  ])('splits %s', (key, model, file) => {
    expect(parseRawKey(key)).toEqual({ model, file });
  });

  it.each([
    'raw/a.csv',
    'raw/cars/',
    'raw//a.csv',
    'other/cars/a.csv',
    'raw/Cars/a.csv',
    '',
  ])('refuses %j', (key) => {
    expect(() => parseRawKey(key)).toThrow('the key names no model');
  });
});
