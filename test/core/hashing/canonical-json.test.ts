import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/hashing/canonical-json.ts';

describe('canonicalJson', () => {
  it('sorts keys at every depth and writes no white space', () => {
    expect(canonicalJson({ b: { d: true, c: 0.1 }, a: [1, null, 'é'] })).toBe(
      '{"a":[1,null,"é"],"b":{"c":0.1,"d":true}}',
    );
  });

  it('keeps the order of lists', () => {
    expect(canonicalJson([3, 1, 2])).toBe('[3,1,2]');
  });

  it('sorts by UTF-16 code unit, capitals first', () => {
    expect(canonicalJson({ é: 1, a: 2, B: 3 })).toBe('{"B":3,"a":2,"é":1}');
  });

  it('sorts keys that are whole numbers as text, and keeps __proto__', () => {
    const value = JSON.parse('{"b":1,"9":2,"10":3,"__proto__":4,"-":5}');
    expect(canonicalJson(value)).toBe('{"-":5,"10":3,"9":2,"__proto__":4,"b":1}');
  });

  it('writes numbers as RFC 8785 has them', () => {
    expect(canonicalJson([1e21, 1e20, 1e-7, 0.000001, -0, 5e-324, 1.5e300])).toBe(
      '[1e+21,100000000000000000000,1e-7,0.000001,0,5e-324,1.5e+300]',
    );
  });

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('throws on %d, which JSON has not', (value) => {
    expect(() => canonicalJson({ a: [value] })).toThrow(new TypeError(`${value} has no JSON`));
  });
});
